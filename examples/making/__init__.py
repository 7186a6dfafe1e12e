"""How the example workbooks are made: published facts, fiction that says so, and the mess people make."""
