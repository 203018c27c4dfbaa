"""Options of the project's `addopts` that stay."""

import re

# Those that choose tests, run them twice or elsewhere; with those that take a value.
DROPPED = re.compile(r"^(-n|--numprocesses|--dist|--maxprocesses|--reruns|--reruns-delay|--only-rerun|-k|-m|--deselect|--maxfail)(=|$|(?<=^-[nkm]).)")
DROPPED_FLAGS = {"-x", "--exitfirst", "--lf", "--last-failed", "--ff", "--nf", "--sw", "--stepwise", "--runxfail"}


def kept(args):
    left = []
    skip = False
    for argument in args:
        found = DROPPED.match(argument)
        if skip or found or argument in DROPPED_FLAGS:
            # `-k word` and `--reruns 2` take the next argument with them; `-kword` and `--reruns=2` do not.
            skip = found is not None and not skip and argument == found[1]
        else:
            left.append(argument)
    return left
