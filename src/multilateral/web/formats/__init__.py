"""How dates are written in each language, as the United Nations writes them."""
