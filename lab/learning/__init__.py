"""How the two explainable scores were learned, and how they are judged. Needs `make install-learn`."""
