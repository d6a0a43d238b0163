"""How services are asked for papers by name, and what is kept of the questions and the answers."""
