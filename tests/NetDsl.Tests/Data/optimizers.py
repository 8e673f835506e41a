"""Makes optimizers.json, the figures that Optimizers/PyTorchTests.cs holds the optimizers to: python3 optimizers.py > optimizers.json

Made with PyTorch 1.13 in float64. "vectors": 29 parameters whose gradient is given by a formula of the parameters and the
step, after step 1 and step 100. "networks": a 3-4-2 network, tanh and linear, half the squared error, mean of 4 rows, after
100 steps; parameters in the order of NetDsl, weights [input, output] and then biases. "schedules": factors at epochs 0 to 30.
"""

import json

import torch

torch.set_default_dtype(torch.float64)
COUNT, STEPS = 29, 100

# Name, torch.optim's class, its arguments; l1, clip_value and clip_norm are done before the step, as one does in PyTorch.
CASES = [
    ("sgd", "SGD", dict(lr=0.01)),
    ("momentum", "SGD", dict(lr=0.01, momentum=0.9)),
    ("nesterov", "SGD", dict(lr=0.01, momentum=0.9, nesterov=True)),
    ("rmsprop", "RMSprop", dict(lr=0.01)),
    ("adagrad", "Adagrad", dict(lr=0.01)),
    ("adam", "Adam", dict(lr=0.001)),
    ("adamw", "AdamW", dict(lr=0.001)),
    ("momentum 0.5", "SGD", dict(lr=0.125, momentum=0.5)),
    ("nesterov 0.5", "SGD", dict(lr=0.125, momentum=0.5, nesterov=True)),
    ("rmsprop 0.8", "RMSprop", dict(lr=0.02, alpha=0.8, eps=0.1)),
    ("adagrad decaying", "Adagrad", dict(lr=0.25, lr_decay=0.03, initial_accumulator_value=0.125, eps=0.01)),
    ("adam 0.7 0.95", "Adam", dict(lr=0.03, betas=(0.7, 0.95), eps=0.01)),
    ("adamw 0.7 0.95", "AdamW", dict(lr=0.03, betas=(0.7, 0.95), eps=0.01, weight_decay=0.2)),
    ("sgd l2", "SGD", dict(lr=0.05, weight_decay=0.3)),
    ("momentum l2", "SGD", dict(lr=0.02, momentum=0.9, weight_decay=0.3)),
    ("nesterov l2", "SGD", dict(lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.3)),
    ("rmsprop l2", "RMSprop", dict(lr=0.01, weight_decay=0.3)),
    ("adagrad l2", "Adagrad", dict(lr=0.1, weight_decay=0.3)),
    ("adam l2", "Adam", dict(lr=0.01, weight_decay=0.3)),
    ("sgd l1", "SGD", dict(lr=0.05, l1=0.07)),
    ("adam l1 l2", "Adam", dict(lr=0.01, weight_decay=0.2, l1=0.07)),
    ("sgd value", "SGD", dict(lr=0.05, clip_value=0.3)),
    ("adam value", "Adam", dict(lr=0.01, clip_value=0.3)),
    ("sgd norm", "SGD", dict(lr=0.05, clip_norm=0.8)),
    ("nesterov norm l2", "SGD", dict(lr=0.02, momentum=0.9, nesterov=True, clip_norm=0.8, weight_decay=0.3)),
    ("adamw value norm", "AdamW", dict(lr=0.01, clip_value=0.25, clip_norm=0.8)),
]


def optimizer_of(kind, parameters, options):
    options = dict(options)
    before = {name: options.pop(name, None) for name in ("l1", "clip_value", "clip_norm")}
    optimizer = getattr(torch.optim, kind)(parameters, **options)

    def step():
        if before["clip_value"]:
            torch.nn.utils.clip_grad_value_(parameters, before["clip_value"])
        if before["clip_norm"]:
            torch.nn.utils.clip_grad_norm_(parameters, before["clip_norm"])
        if before["l1"]:
            for parameter in parameters:
                parameter.grad += before["l1"] * torch.sign(parameter.detach())
        optimizer.step()

    return step


def vector(kind, options):
    index = torch.arange(COUNT)
    present = (index != 5).double()  # one is like a gap in the storage: always 0
    parameters = torch.nn.Parameter(((index * 37) % 101 - 50).double() / 64 * present)
    slope = ((index * 5) % 7 + 1).double() / 8
    step = optimizer_of(kind, [parameters], options)
    found = []
    for number in range(1, STEPS + 1):
        shift = ((index * 13 + number * 7) % 31 - 15).double() / 32
        parameters.grad = (slope * parameters.detach() + shift) * present
        step()
        if number in (1, STEPS):
            found.append(parameters.tolist())
    return dict(zip(("first", "last"), found))


def network(kind, options):
    layers = [torch.nn.Linear(3, 4), torch.nn.Linear(4, 2)]
    model = torch.nn.Sequential(layers[0], torch.nn.Tanh(), layers[1])
    with torch.no_grad():
        start = ((torch.arange(26) * 37) % 101 - 50).double() / 64
        layers[0].weight.copy_(start[:12].reshape(3, 4).T)
        layers[0].bias.copy_(start[12:16])
        layers[1].weight.copy_(start[16:24].reshape(4, 2).T)
        layers[1].bias.copy_(start[24:])
    inputs = (((torch.arange(12) * 29) % 17 - 8).double() / 8).reshape(4, 3)
    targets = (((torch.arange(8) * 11) % 13 - 6).double() / 8).reshape(4, 2)
    parameters = list(model.parameters())
    step = optimizer_of(kind, parameters, options)
    for _ in range(STEPS):
        for parameter in parameters:
            parameter.grad = None
        (0.5 * ((model(inputs) - targets) ** 2).sum() / 4).backward()
        step()
    parts = [part.detach() for layer in layers for part in (layer.weight.T.reshape(-1), layer.bias)]
    return torch.cat(parts).tolist()


def schedule(create):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = create(optimizer)
    factors = []
    for _ in range(31):
        factors.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return factors


s = torch.optim.lr_scheduler
SCHEDULES = {
    "step 7 0.5": lambda o: s.StepLR(o, 7, 0.5),
    "exponential 0.9": lambda o: s.ExponentialLR(o, 0.9),
    "cosine 30": lambda o: s.CosineAnnealingLR(o, 30),
    "cosine 30 0.1": lambda o: s.CosineAnnealingLR(o, 30, 0.1),
    "warm-up 5": lambda o: s.LinearLR(o, total_iters=5),
    "warm-up 4, cosine 26": lambda o: s.SequentialLR(
        o, [s.LinearLR(o, 0.125, total_iters=4), s.CosineAnnealingLR(o, 26)], milestones=[4]
    ),
    "warm-up 3, step 10": lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.25, total_iters=3), s.StepLR(o, 10, 0.1)], milestones=[3]),
}

if __name__ == "__main__":
    figures = {
        "source": f"PyTorch {torch.__version__}, float64",
        "vectors": {name: vector(kind, options) for name, kind, options in CASES},
        "networks": {name: network(kind, options) for name, kind, options in CASES},
        "schedules": {name: schedule(create) for name, create in SCHEDULES.items()},
    }
    lines = [f' "source": {json.dumps(figures["source"])}']
    for part in ("vectors", "networks", "schedules"):
        entries = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in figures[part].items())
        lines.append(f' "{part}": {{\n{entries}\n }}')
    print("{\n" + ",\n".join(lines) + "\n}")
