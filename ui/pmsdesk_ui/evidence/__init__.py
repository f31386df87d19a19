"""Files that show that something was so: a box to add them, thumbnails, a viewer."""
