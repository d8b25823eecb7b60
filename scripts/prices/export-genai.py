"""Writes the provider data of a genai-prices wheel as JSON, in the shape of the crate's prices.json.

The wheel carries its data as Python calls. They are read as a syntax tree and never run, so nothing
of the wheel has to be installed. Usage: export-genai.py <genai_prices.whl> > prices.json
"""

import ast
import json
import sys
import zipfile

CLAUSES = {"ClauseEquals", "ClauseStartsWith", "ClauseEndsWith", "ClauseContains", "ClauseRegex"}
NAMES = {"or_": "or", "and_": "and", "model_prices": "prices"}


def value(node):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List):
        return [value(item) for item in node.elts]
    if isinstance(node, ast.Dict):
        return {value(key): value(item) for key, item in zip(node.keys, node.values)}
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -value(node.operand)
    if isinstance(node, ast.Call):
        return call(node)
    raise ValueError(f"line {node.lineno}: {ast.unparse(node)[:80]} is of a shape this script does not know")


def call(node):
    name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
    if name == "Decimal":
        return Number(value(node.args[0]))
    if name in ("date", "time", "datetime"):
        return moment(name, node)
    fields = {NAMES.get(word.arg, word.arg): value(word.value) for word in node.keywords}
    if node.args:
        raise ValueError(f"line {node.lineno}: {name} has positional arguments")
    if name == "UsageExtractor":
        return None
    return fields


def moment(name, node):
    numbers = [value(argument) for argument in node.args]
    if name == "date":
        return "{:04}-{:02}-{:02}".format(*numbers)
    hours, minutes, seconds = (numbers + [0, 0])[:3]
    return f"{hours:02}:{minutes:02}:{seconds:02}Z"


class Number(str):
    """A decimal that keeps its digits: JSON numbers of the crate are read the same way."""


def spelled(item):
    """JSON text, with decimals as bare numbers of the same digits."""
    if isinstance(item, Number):
        return format(float(item), "f") if "e" in item.lower() else str(item)
    if isinstance(item, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{spelled(v)}" for k, v in item.items() if v is not None) + "}"
    if isinstance(item, list):
        return "[" + ",".join(spelled(v) for v in item if v is not None) + "]"
    return json.dumps(item)


def main():
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        tree = ast.parse(wheel.read("genai_prices/data.py"))
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and node.target.id == "providers":
            print(spelled(value(node.value)))
            return
    raise ValueError("the wheel's data.py assigns no `providers`")


main()
