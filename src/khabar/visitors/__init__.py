"""What the house may know of a reader who has no account: enough to count once, too little to know them tomorrow."""
