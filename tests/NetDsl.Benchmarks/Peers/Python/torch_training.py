"""The training of the sample's best network in PyTorch, epoch by epoch, as its users write it.

Each line of the input is a command. "job" takes a description in JSON, of which "folder" holds the images and digits as raw files;
"epoch" trains one epoch and answers with the nanoseconds that passed and those of processor time; "test" answers with the
accuracy on the test images.
"""

import json
import os
import sys
import time

import numpy as np
import torch

from peer import libraries

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


class Training:
    def __init__(self, job):
        self.batch = job["batchSize"]
        load = lambda name, dtype: torch.from_numpy(np.fromfile(os.path.join(job["folder"], name), dtype=dtype))
        self.images, self.test_images = (load(name, np.float32).reshape(-1, 784) for name in ("images", "testImages"))
        self.digits, self.test_digits = (load(name, np.int64) for name in ("digits", "testDigits"))
        torch.manual_seed(job["seed"])
        self.model = torch.nn.Sequential(
            torch.nn.Dropout(0.2),
            torch.nn.Linear(784, 512),
            torch.nn.ReLU(),
            torch.nn.Dropout(0.5),
            torch.nn.Linear(512, 10),
        )
        self.loss = torch.nn.CrossEntropyLoss()
        # One loop over lists of tensors; one tensor after another takes longer.
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=job["rate"], foreach=True)
        steps = job["epochs"] * -(-len(self.images) // self.batch)
        self.schedule = torch.optim.lr_scheduler.CosineAnnealingLR(self.optimizer, T_max=steps)
        self.history = []

    def epoch(self):
        self.model.train()
        losses = 0.0
        right = 0
        order = torch.randperm(len(self.images))
        for start in range(0, len(order), self.batch):
            rows = order[start : start + self.batch]
            digits = self.digits[rows]
            outputs = self.model(self.images[rows])
            loss = self.loss(outputs, digits)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
            self.schedule.step()
            losses += loss.item() * len(rows)
            right += (outputs.argmax(1) == digits).sum().item()
        self.history.append((losses / len(order), right / len(order)))

    def test(self):
        self.model.eval()
        with torch.inference_mode():
            return (self.model(self.test_images).argmax(1) == self.test_digits).double().mean().item()


print(f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}; {libraries()}", flush=True)

training = None
for line in sys.stdin:
    command, _, argument = line.strip().partition(" ")
    if command == "job":
        training = Training(json.loads(argument))
        answer = "ok"
    elif command == "epoch":
        start, processor = time.perf_counter_ns(), time.process_time_ns()
        training.epoch()
        answer = f"{time.perf_counter_ns() - start} {time.process_time_ns() - processor}"
    elif command == "test":
        answer = training.test()
    else:
        raise ValueError(f"unknown command {command!r}")
    print(answer, flush=True)
