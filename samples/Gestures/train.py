"""Trains the network of this sample with PyTorch and saves it as gesture.safetensors, with rows to test it by.

    python3 train.py

Needs torch alone; where the package safetensors is installed, save_file(model.state_dict(), ...) does what `save` does here.
"""
import json
import math
import struct

import torch

GESTURES = ["circle", "swipe", "zigzag", "tick"]
POINTS = 8


def stroke(gesture, random):
    """Eight points of a stroke, scaled to -1 ... 1, somewhat crooked: x0, y0, x1, y1, ..."""
    t = torch.linspace(0, 1, POINTS)
    x, y = {
        "circle": (torch.cos(2 * math.pi * t), torch.sin(2 * math.pi * t)),
        "swipe": (2 * t - 1, torch.zeros(POINTS)),
        "zigzag": (2 * t - 1, torch.tensor([-1.0, 1.0] * (POINTS // 2)) * 0.7),
        "tick": (2 * t - 1, torch.where(t < 0.3, -3.3 * t, -1 + 2.8 * (t - 0.3))),
    }[gesture]
    angle = 0.3 * torch.randn(1, generator=random)
    size = 0.8 + 0.4 * torch.rand(1, generator=random)
    points = size * torch.stack([x * torch.cos(angle) - y * torch.sin(angle), x * torch.sin(angle) + y * torch.cos(angle)], 1)
    return (points + 0.08 * torch.randn(POINTS, 2, generator=random)).flatten()


def rows(count, random):
    """Strokes and the number of the gesture of each."""
    targets = torch.randint(len(GESTURES), (count,), generator=random)
    return torch.stack([stroke(GESTURES[target], random) for target in targets]), targets


def save(path, tensors, metadata=None):
    """The format safetensors by its definition: the length of a JSON header, the header, and the tensors' bytes."""
    header, data = {"__metadata__": metadata} if metadata else {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().to(torch.float32).contiguous()
        content = struct.pack(f"<{values.numel()}f", *values.flatten().tolist())
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def main():
    random = torch.Generator().manual_seed(1)
    torch.manual_seed(1)
    inputs, targets = rows(2000, random)
    model = torch.nn.Sequential(torch.nn.Linear(2 * POINTS, 24), torch.nn.ReLU(), torch.nn.Linear(24, len(GESTURES)))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(60):
        for batch in torch.randperm(len(inputs), generator=random).split(100):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(inputs[batch]), targets[batch]).backward()
            optimizer.step()

    tests, labels = rows(1000, random)
    accuracy = (model(tests).argmax(1) == labels).float().mean().item()
    print(f"{accuracy:.1%} of 1000 further strokes are recognized")
    save("gesture.safetensors", model.state_dict(), {"netdsl.version": "1", "netdsl.classes": json.dumps(GESTURES)})
    save("gesture.test.safetensors", {"inputs": tests[:20], "outputs": torch.softmax(model(tests[:20]), 1)})


if __name__ == "__main__":
    main()
