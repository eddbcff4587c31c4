"""Rasa's graph runs node by node: each after those it needs, and nothing that is not wanted."""

from __future__ import annotations

from types import SimpleNamespace

from rasa.engine.graph import GraphComponent, GraphSchema, SchemaNode

from bot.server.graph import plan, run_in_order


def node(**needs: str) -> SchemaNode:
    return SchemaNode(needs, GraphComponent, "create", "process", {})


NODES = {
    "policy": node(tracker="tracker", message="words"),
    "words": node(text="text"),
    "unwanted": node(text="text"),
}


def runner() -> SimpleNamespace:
    """A runner whose nodes tell their name and what they were given."""

    def tell(name):
        return lambda *given: (name, f"{name}({', '.join(value for _, value in given)})")

    return Runner(_graph_schema=GraphSchema(NODES), _instantiated_nodes={n: tell(n) for n in NODES})


class Runner(SimpleNamespace):
    __hash__ = object.__hash__  # as a real one has


def test_each_node_comes_after_those_it_needs():
    assert [name for name, _ in plan(runner(), ("policy",))] == ["words", "policy"]


def test_the_outputs_of_the_targets_are_given_back():
    found = run_in_order(runner(), {"text": "hello", "tracker": "one"}, ["policy"])
    assert found == {"policy": "policy(one, words(hello))"}
