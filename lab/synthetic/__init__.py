"""People made up by a seeded recipe, each labelled with what happens to them, and what the rules make of them."""
