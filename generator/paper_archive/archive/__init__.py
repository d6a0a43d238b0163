"""The archive: pages, the content folder, merging, topics. Knows neither sources nor the site."""
