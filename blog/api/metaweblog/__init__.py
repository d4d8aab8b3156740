"""MetaWeblog, Movable Type, Blogger and WordPress methods over XML-RPC, for desktop editors.

calls      reading a call, of a stranger no more than its beginning
methods    the methods by their names
structs    posts as the editors' structs, and back
"""
