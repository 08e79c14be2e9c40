"""A patient's own copy as one file: the rows as JSON and CSV, and their picture."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from careteam.pictures import Pictures

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so
MADE_AT = (2020, 1, 1, 0, 0, 0)  # the same data is the same file
Rows = list[dict[str, Any]]


def packed(tables: Mapping[str, Rows], note: str, svg: str, pictures: Pictures) -> bytes:
    """The ZIP: README.txt with `note`, data.json, a CSV for each table that has rows, and the picture."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as file:

        def write(name: str, content: str | bytes) -> None:
            file.writestr(zipfile.ZipInfo(name, MADE_AT), content, zipfile.ZIP_DEFLATED)

        write("README.txt", note + "\n")
        write("data.json", json.dumps(tables, indent=2, ensure_ascii=False) + "\n")
        for name, rows in tables.items():
            if rows:
                write(f"{name}.csv", as_csv(rows))
        write("last_weeks.svg", svg)
        write("last_weeks.png", pictures.png(svg))
    return body.getvalue()


def as_csv(rows: Rows) -> str:
    """The rows with a heading; lists are joined by ";", and no cell can be taken for a formula."""
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(rows[0])
    for row in rows:
        out.writerow([_cell(value) for value in row.values()])
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    shown = ";".join(map(str, value)) if isinstance(value, list) else str(value)
    is_number = isinstance(value, int | float)
    return f"'{shown}" if shown.startswith(STARTS_A_FORMULA) and not is_number else shown
