"""What a user can do: each verb does it all and returns Changes."""
