"""What must not be published: secrets, account numbers, addresses of people, of networks and of hosts inside."""
