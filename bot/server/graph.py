"""Rasa's graph of understanding and policies, run node by node.

Rasa runs it by dask, which plans anew in every run what may go side by side; of a few nodes none
does, and the planning takes longer than some of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.engine.runner.dask import DaskGraphRunner

Plan = tuple[tuple[str, tuple[str, ...]], ...]


def run_in_order(
    runner: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
) -> dict[str, Any]:
    """The outputs of the target nodes; of the graph's own targets where none is given."""
    wanted = tuple(targets or runner._graph_schema.target_names)
    outputs = {name: (name, given) for name, given in (inputs or {}).items()}
    for name, needs in plan(runner, wanted):
        outputs[name] = runner._instantiated_nodes[name](*(outputs[need] for need in needs))
    return dict(outputs[target] for target in wanted)


@lru_cache(maxsize=16)
def plan(runner: DaskGraphRunner, targets: tuple[str, ...]) -> Plan:
    """The nodes that lead to the targets with those they need, each after the ones it needs."""
    nodes = runner._graph_schema.minimal_graph_schema(list(targets)).nodes
    needed = {name: tuple(node.needs.values()) for name, node in nodes.items()}
    order: dict[str, tuple[str, ...]] = {}
    while len(order) < len(needed):
        waiting = needed.keys() - order.keys()
        order |= {
            name: needed[name] for name in sorted(waiting) if waiting.isdisjoint(needed[name])
        }
    return tuple(order.items())
