"""Makes the models beside this file, each with inputs and the outputs that torch computes for them (Debian: python3-torch, python3-onnx)."""

import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(1)


def save(name, inputs, outputs):
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        json.dump({"inputs": inputs.reshape(len(inputs), -1).tolist(), "outputs": outputs.reshape(len(outputs), -1).tolist()}, file)


def export(name, model, shape, opset):
    # The weights are those of the file's single precision, the outputs are computed in double.
    for part in model.modules():
        if isinstance(part, nn.BatchNorm1d):
            part.running_mean.uniform_(-1, 1)
            part.running_var.uniform_(0.5, 2)
            nn.init.uniform_(part.weight, 0.5, 2)
            nn.init.uniform_(part.bias, -1, 1)
    model.eval()
    rows = torch.randn(5, *shape)
    torch.onnx.export(model, rows, os.path.join(HERE, name + ".onnx"), opset_version=opset,
                      input_names=["input"], output_names=["output"],
                      dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}})
    with torch.no_grad():
        save(name, rows.numpy(), model.double()(rows.double()).numpy())


for opset in (11, 13, 16):
    export(f"activations{opset}", nn.Sequential(
        nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 4), nn.Sigmoid(), nn.Linear(4, 4), nn.LeakyReLU(),
        nn.Linear(4, 4), nn.ELU(), nn.Linear(4, 4), nn.Softplus(), nn.Linear(4, 3), nn.Softmax(dim=1)), (3,), opset)
    export(f"gelu{opset}", nn.Sequential(nn.Linear(3, 6), nn.GELU(), nn.Linear(6, 4), nn.SiLU(), nn.Linear(4, 2)), (3,), opset)
export("norm", nn.Sequential(
    nn.BatchNorm1d(3), nn.Linear(3, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.BatchNorm1d(5), nn.Dropout(), nn.Linear(5, 2)), (3,), 13)
export("flatten", nn.Sequential(nn.Flatten(), nn.Linear(16, 4, bias=False), nn.ReLU(), nn.Linear(4, 2, bias=False)), (1, 4, 4), 13)

# A graph as tf2onnx writes Keras models.
w1, b1, w2 = (np.random.RandomState(1).randn(*shape).astype(np.float32) for shape in ((4, 3), (3,), (3, 1)))
b1 = b1.astype(np.float32)
graph = helper.make_graph(
    [helper.make_node("Reshape", ["x", "shape"], ["flat"], name="sequential/flatten/Reshape"),
     helper.make_node("MatMul", ["flat", "w1"], ["m1"], name="sequential/dense/MatMul"),
     helper.make_node("Add", ["b1", "m1"], ["a1"], name="sequential/dense/BiasAdd"),
     helper.make_node("Tanh", ["a1"], ["t1"], name="sequential/dense/Tanh"),
     helper.make_node("MatMul", ["t1", "w2"], ["y"], name="sequential/dense_1/MatMul")],
    "keras",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["unk__1", 2, 2])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["unk__1", 1])],
    [numpy_helper.from_array(w1, "w1"), numpy_helper.from_array(b1, "b1"), numpy_helper.from_array(w2, "w2"),
     numpy_helper.from_array(np.array([-1, 4], np.int64), "shape")])
onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)]), os.path.join(HERE, "keras.onnx"))
x = np.random.RandomState(2).randn(5, 4)
save("keras", x, np.tanh(x @ w1.astype(float) + b1) @ w2)
