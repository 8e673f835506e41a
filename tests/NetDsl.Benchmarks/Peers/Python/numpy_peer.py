"""Backpropagation in NumPy, as its users write it."""

import sys

import numpy as np

from peer import talk


def logistic(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "Linear": (lambda z: z, None),
    "Relu": (lambda z: np.maximum(z, 0), lambda a: a > 0),
    "Sigmoid": (logistic, lambda a: a * (1 - a)),
    "Tanh": (np.tanh, lambda a: 1 - a * a),
}


class Network:
    def __init__(self, job):
        self.job = job
        self.activations = [ACTIVATIONS[layer["activation"]] for layer in job.layers]
        self.outputs = np.zeros_like(job.targets)
        self.reset()

    def reset(self):
        self.weights, self.biases = map(list, zip(*self.job.split()))

    def run(self, calls):
        job = self.job
        if job.operation == "ForwardBatch":
            for _ in range(calls):
                self.outputs = self.forward(job.inputs)[-1]
        elif job.operation == "TrainBatch":
            for _ in range(calls):
                self.train(job.inputs, job.targets)
        elif job.operation in ("TrainStep", "TrainEpoch"):
            for call in range(calls):
                row = call % job.rows
                self.train_row(job.inputs[row], job.targets[row])
        else:
            for call in range(calls):
                row = call % job.rows
                self.outputs[row] = self.forward(job.inputs[row])[-1]

    def read(self):
        if not self.job.operation.startswith("Train"):
            return self.outputs
        parts = [part.ravel() for pair in zip(self.weights, self.biases) for part in pair if part is not None]
        return np.concatenate(parts)

    def forward(self, x):
        values = [x]
        for weights, biases, (activation, _) in zip(self.weights, self.biases, self.activations):
            z = values[-1] @ weights
            if biases is not None:
                z += biases
            values.append(activation(z))
        return values

    def train_row(self, x, target):
        values = self.forward(x)
        error = values[-1] - target
        for k in range(len(self.weights) - 1, -1, -1):
            derivative = self.activations[k][1]
            delta = error if derivative is None else error * derivative(values[k + 1])
            if k > 0:
                error = self.weights[k] @ delta
            delta = self.job.rate * delta
            self.weights[k] -= np.outer(values[k], delta)
            if self.biases[k] is not None:
                self.biases[k] -= delta

    def train(self, x, target):
        values = self.forward(x)
        error = values[-1] - target
        for k in range(len(self.weights) - 1, -1, -1):
            derivative = self.activations[k][1]
            delta = error if derivative is None else error * derivative(values[k + 1])
            if k > 0:
                error = delta @ self.weights[k].T
            self.weights[k] -= self.job.batchRate * (values[k].T @ delta)
            if self.biases[k] is not None:
                self.biases[k] -= self.job.batchRate * delta.sum(axis=0)


talk(f"NumPy {np.__version__}, Python {sys.version.split()[0]}", Network)
