"""The libraries that learning needs, loaded only when it starts: neither the product nor its tests have them."""

import importlib
from collections.abc import Callable, Sequence
from typing import Any

from lab.data import DataTrouble


def numpy() -> Any:
    """NumPy; DataTrouble with what to do when it is not installed."""
    return _library("numpy")


def scikit(module: str) -> Any:
    """A module of scikit-learn; DataTrouble with what to do when it is not installed."""
    return _library(f"sklearn.{module}")


def scipy_minimize(
    loss: Callable[[Any], tuple[float, Any]], start: Any, bounds: Sequence[tuple[float | None, float | None]]
) -> Any:
    """Where a smooth loss (its value and its slope) is least within bounds (L-BFGS-B)."""
    found = _library("scipy.optimize").minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400, "maxfun": 600}
    )
    return found.x


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        raise DataTrouble(
            f"Learning and judging the scores needs {name.split('.')[0]}. Install it with `make install-learn`."
        ) from None
