"""`make mutations`: change the rules at random, one at a time; report changes no test noticed.

    python -m tests.mutations blog/posts --count 40 --seed 1

Works in a copy of the tree. Once all modules and tests of a room are imported, a process is forked
for each change to a function. In it the code of the function is replaced, and the tests that call
the function run until one fails. A change that survives, and one outside of functions, is written
to the copy and tried again in a new process: first with the tests that mirror the module, then with
those that call the function, or else those of the room; with `--all`, then with all unit tests.

We do not use mutmut or cosmic-ray, because neither removes decorators, guards or orderings, the
mistakes that matter here.
"""
