"""The same in PyTorch: modules, autograd and its SGD for training; a traced and frozen module for inference."""

import sys
import warnings

import numpy as np
import torch

from peer import talk

torch.set_num_threads(1)
warnings.filterwarnings("ignore")

ACTIVATIONS = {"Relu": torch.nn.ReLU, "Sigmoid": torch.nn.Sigmoid, "Tanh": torch.nn.Tanh}


class Network:
    def __init__(self, job):
        self.job = job
        dtype = torch.float64 if job.dtype == np.float64 else torch.float32
        modules = []
        for layer in job.layers:
            modules.append(torch.nn.Linear(layer["inputs"], layer["outputs"], bias=layer["bias"], dtype=dtype))
            if layer["activation"] != "Linear":
                modules.append(ACTIVATIONS[layer["activation"]]())
        self.model = torch.nn.Sequential(*modules)
        self.linear = [module for module in modules if isinstance(module, torch.nn.Linear)]
        self.inputs = torch.from_numpy(job.inputs)
        self.targets = torch.from_numpy(job.targets)
        self.outputs = np.zeros_like(job.targets)
        self.training = job.operation.startswith("Train")
        # The loss is half the squared error, summed over a row; the batch's rate has the mean over rows in it.
        rate = job.batchRate if job.operation == "TrainBatch" else job.rate
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=rate)
        self.reset()
        if not self.training:
            example = self.inputs if job.operation == "ForwardBatch" else self.inputs[0]
            with torch.no_grad():
                self.forward = torch.jit.freeze(torch.jit.trace(self.model.eval(), example))

    def reset(self):
        with torch.no_grad():
            for module, (weights, biases) in zip(self.linear, self.job.split()):
                module.weight.copy_(torch.from_numpy(weights.T.copy()))
                if biases is not None:
                    module.bias.copy_(torch.from_numpy(biases))

    def run(self, calls):
        job = self.job
        if job.operation == "TrainBatch":
            for _ in range(calls):
                self.train(self.inputs, self.targets)
        elif self.training:
            for call in range(calls):
                row = call % job.rows
                self.train(self.inputs[row], self.targets[row])
        else:
            with torch.inference_mode():
                if job.operation == "ForwardBatch":
                    for _ in range(calls):
                        output = self.forward(self.inputs)
                    self.outputs = output.numpy()
                else:
                    for call in range(calls):
                        row = call % job.rows
                        self.outputs[row] = self.forward(self.inputs[row])

    def read(self):
        if not self.training:
            return self.outputs
        parts = []
        for module in self.linear:
            parts.append(module.weight.detach().numpy().T.ravel())
            if module.bias is not None:
                parts.append(module.bias.detach().numpy())
        return np.concatenate(parts)

    def train(self, x, target):
        self.optimizer.zero_grad(set_to_none=True)
        loss = 0.5 * ((self.model(x) - target) ** 2).sum()
        loss.backward()
        self.optimizer.step()


talk(f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}", Network)
