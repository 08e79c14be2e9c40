"""Small line charts as SVG, drawn by hand: aggregate figures only."""

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, EDGE = 420, 300, 44
COLOURS = ("#1f5f8b", "#b8561b", "#3d7a3d", "#6b4c9a")


def lines(title: str, across: str, up: str, series: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """An SVG of one line a name, points as (x, y), both axes from 0."""
    right = max(x for points in series.values() for x, _ in points) or 1.0
    top = max(y for points in series.values() for _, y in points) or 1.0

    def place(x: float, y: float) -> str:
        return f"{EDGE + x / right * (WIDTH - 2 * EDGE):.1f},{HEIGHT - EDGE - y / top * (HEIGHT - 2 * EDGE):.1f}"

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        f'font-size="11"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{EDGE}" y="18" font-size="13">{title}</text>',
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT - 8}" text-anchor="end">{across} (to {right:.3g})</text>',
        f'<text x="{EDGE}" y="34">{up} (to {top:.3g})</text>',
        f'<path d="M{EDGE},{EDGE} V{HEIGHT - EDGE} H{WIDTH - EDGE}" fill="none" stroke="#888"/>',
    ]
    for at, (name, points) in enumerate(series.items()):
        colour = COLOURS[at % len(COLOURS)]
        path = " ".join(place(x, y) for x, y in points)
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn.append(f'<text x="{EDGE + 12}" y="{56 + 14 * at}" fill="{colour}">{name}</text>')
    return "\n".join([*drawn, "</svg>"]) + "\n"
