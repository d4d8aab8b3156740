"""Readers of exports, one folder per system. They import no Django and open no connection."""
