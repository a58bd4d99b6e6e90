"""Makes the illustrative observations of the sample district. See ../README.md."""
