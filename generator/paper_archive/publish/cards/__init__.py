"""The pictures that previews of shared links show: what they say, and how it is drawn."""
