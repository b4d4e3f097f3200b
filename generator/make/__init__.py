"""Recipe -> bytes: the edge where templates are run and pictures are read. It knows the model alone."""
