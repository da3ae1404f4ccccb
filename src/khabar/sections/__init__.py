"""The outlet's sections: their names, order and addresses."""
