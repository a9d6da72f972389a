"""The catalog's migrations, one a version, run when a catalog is opened."""
