"""Small line charts as SVG, drawn by hand: aggregate figures only. On white, so that they read on a dark page too."""

from collections.abc import Collection, Mapping, Sequence

WIDTH, HEIGHT, EDGE = 420, 300, 44
COLOURS = ("#1f5f8b", "#b8561b", "#3d7a3d", "#6b4c9a")
Points = Sequence[tuple[float, float]]


def lines(
    title: str,
    across: str,
    up: str,
    series: Mapping[str, Points],
    bands: Mapping[str, Sequence[tuple[float, float, float]]] | None = None,
    dashed: Collection[str] = (),
    dots: Mapping[str, Points] | None = None,
) -> str:
    """
    An SVG of one line a name, points as (x, y), both axes from 0; what lies below is cut off.

    `bands` holds the interval of a line by its name, as (x, low, high); `dots` are circles, without a line.
    """
    bands, dots = bands or {}, dots or {}
    drawn_points = [point for points in (*series.values(), *dots.values()) for point in points]
    right = max(x for x, _ in drawn_points) or 1.0
    top = max([y for _, y in drawn_points] + [high for band in bands.values() for _, _, high in band]) or 1.0

    def place(x: float, y: float) -> str:
        return f"{EDGE + x / right * (WIDTH - 2 * EDGE):.1f},{HEIGHT - EDGE - y / top * (HEIGHT - 2 * EDGE):.1f}"

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        f'font-size="11"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<clipPath id="within"><rect x="{EDGE}" y="{EDGE - 2}" width="{WIDTH - 2 * EDGE + 2}" '
        f'height="{HEIGHT - 2 * EDGE + 3}"/></clipPath>',
        f'<text x="{EDGE}" y="18" font-size="13">{title}</text>',
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT - 8}" text-anchor="end">{across} (to {right:.3g})</text>',
        f'<text x="{EDGE}" y="34">{up} (to {top:.3g})</text>',
        f'<path d="M{EDGE},{EDGE} V{HEIGHT - EDGE} H{WIDTH - EDGE}" fill="none" stroke="#888"/>',
    ]
    for at, (name, points) in enumerate(series.items()):
        colour = COLOURS[at % len(COLOURS)]
        if band := bands.get(name):
            around = [place(x, high) for x, _, high in band] + [place(x, low) for x, low, _ in reversed(band)]
            drawn.append(f'<polygon points="{" ".join(around)}" fill="{colour}" fill-opacity=".15"/>')
        path = " ".join(place(x, y) for x, y in points)
        dash = ' stroke-dasharray="5 4"' if name in dashed else ""
        drawn.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash} clip-path="url(#within)"/>'
        )
        drawn.append(f'<text x="{WIDTH - EDGE}" y="{14 + 13 * at}" text-anchor="end" fill="{colour}">{name}</text>')
    for at, (name, points) in enumerate(dots.items(), len(series)):
        for point in points:
            x, y = place(*point).split(",")
            drawn.append(f'<circle cx="{x}" cy="{y}" r="3.5" fill="none" stroke="#333"/>')
        drawn.append(
            f'<text x="{WIDTH - EDGE}" y="{14 + 13 * at}" text-anchor="end" fill="#333">{name} (circles)</text>'
        )
    return "\n".join([*drawn, "</svg>"]) + "\n"
