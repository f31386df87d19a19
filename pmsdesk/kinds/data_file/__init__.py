"""The YAML files of companies and of the product: read, and what is wrong line by line."""
