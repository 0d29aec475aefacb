"""
Loaded by schemathesis (SCHEMATHESIS_HOOKS). Made-up ids end at the door with 404; here well-formed requests get ids of things that
exist, so that the commands behind the door are reached too. What was made wrong on purpose stays as it was made.
"""
import hashlib
import json
import os

import schemathesis

with open(os.environ["FUZZ_IDS"], encoding="utf-8") as source:
    IDS = json.load(source)

#: Of every five requests one keeps the id that was made up.
KEPT = 5


def _choice(values, seed):
    digest = hashlib.sha256(seed.encode("utf-8")).digest()
    if digest[0] % KEPT == 0:
        return None
    return values[int.from_bytes(digest[1:5], "big") % len(values)]


def _replace(container, seed):
    for name, value in list(container.items()):
        if name in IDS and IDS[name]:
            chosen = _choice(IDS[name], f"{seed}:{name}:{value}")
            if chosen is not None:
                container[name] = [chosen] if isinstance(value, list) else chosen


def _is_well_formed(case):
    meta = case.meta
    return meta is not None and meta.generation.mode.name == "POSITIVE"


@schemathesis.hook
def before_call(context, case, kwargs):
    if not _is_well_formed(case):
        return
    seed = f"{case.operation.label}:{json.dumps(case.path_parameters, default=str, sort_keys=True)}"
    if case.path_parameters:
        _replace(case.path_parameters, seed)
    if isinstance(case.body, dict):
        _replace(case.body, seed + json.dumps(case.body, default=str, sort_keys=True))
