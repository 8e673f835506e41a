"""Steps of PyTorch's optimizers alone, over the parameters of a network; the conversation is that of peer.py.

A step is optimizer.step() and zero_grad(), because NetDsl's step leaves the gradient 0, too.
"""

import json
import sys
import time

import torch

torch.set_num_threads(1)


class Steps:
    def __init__(self, kind, momentum, shapes):
        self.parameters = [torch.nn.Parameter(torch.zeros(size)) for size in shapes]
        self.gradients = [(torch.arange(size) * 37 % 101 - 50) / 1024 for size in shapes]
        options = {"momentum": momentum} if kind == "SGD" else {}
        self.optimizer = getattr(torch.optim, kind)(self.parameters, lr=1e-4, **options)
        self.reset()

    def reset(self):
        for parameter, gradient in zip(self.parameters, self.gradients):
            parameter.grad = gradient.clone()

    def run(self, calls):
        for _ in range(calls):
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=False)


print(f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}", flush=True)
steps = None
for line in sys.stdin:
    command, _, argument = line.strip().partition(" ")
    answer = "ok"
    if command == "job":
        steps = Steps(**json.loads(argument))
    elif command == "reset":
        steps.reset()
    elif command == "run":
        start = time.process_time_ns()
        steps.run(int(argument))
        answer = time.process_time_ns() - start
    else:
        raise ValueError(f"unknown command {command!r}")
    print(answer, flush=True)
