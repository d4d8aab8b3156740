"""What every request needs: its blog and language, the client's IP, compression, last use."""
