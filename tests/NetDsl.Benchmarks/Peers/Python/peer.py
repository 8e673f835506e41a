"""What both Python peers share: the conversation with the benchmark, and the clock.

Each line of the input is a command. "job" takes a description in JSON, of which "folder" holds the numbers as raw files;
"reset" puts the parameters back; "run n" does n calls and answers with the nanoseconds of processor time that they took;
"read" writes what came of it to a file. Every command is answered with one line.
"""

import ctypes
import json
import os
import sys
import time

import numpy as np


class Job:
    """A job's description and its numbers."""

    def __init__(self, description):
        self.__dict__.update(description)
        self.dtype = np.dtype(self.dtype)
        self.inputs = self.load("inputs").reshape(self.rows, self.layers[0]["inputs"])
        self.targets = self.load("targets").reshape(self.rows, self.layers[-1]["outputs"])
        self.parameters = self.load("parameters")

    def load(self, name):
        return np.fromfile(os.path.join(self.folder, name), dtype=self.dtype)

    def split(self):
        """Weights [input, output] and biases (or None) of each layer, copied from canonical order."""
        place = 0
        for layer in self.layers:
            shape = (layer["inputs"], layer["outputs"])
            weights = self.parameters[place : place + shape[0] * shape[1]].reshape(shape).copy()
            place += weights.size
            biases = None
            if layer["bias"]:
                biases = self.parameters[place : place + shape[1]].copy()
                place += shape[1]
            yield weights, biases


def libraries():
    """The BLAS that this process has loaded, and whose kernels OpenBLAS took: the end of a greeting."""
    with open("/proc/self/maps") as maps:
        paths = sorted({line.split()[-1] for line in maps if "blas" in line or "mkl" in line})
    cores = sorted({core for core in map(core_of, paths) if core})
    kernels = f", OpenBLAS kernels for {' and '.join(cores)}" if cores else ""
    return (", ".join(map(os.path.basename, paths)) or "no BLAS") + kernels


def core_of(path):
    """The processor whose kernels the library took; None where it is no OpenBLAS. Those in wheels have names of their own."""
    library = ctypes.CDLL(path)
    for prefix in ("", "scipy_"):
        for suffix in ("", "64_", "_64"):
            core = getattr(library, f"{prefix}openblas_get_corename{suffix}", None)
            if core is not None:
                core.restype = ctypes.c_char_p
                return core().decode()
    return None


def talk(name, create):
    """Answers commands until there are no more. `create` makes of a job an object with reset, run and read."""
    print(f"{name}; {libraries()}", flush=True)

    network = job = None
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        answer = "ok"
        if command == "job":
            job = Job(json.loads(argument))
            network = create(job)
        elif command == "reset":
            network.reset()
        elif command == "run":
            calls = int(argument)
            start = time.process_time_ns()
            network.run(calls)
            answer = time.process_time_ns() - start
        elif command == "read":
            np.asarray(network.read(), dtype=np.float64).tofile(os.path.join(job.folder, "result"))
        else:
            raise ValueError(f"unknown command {command!r}")
        print(answer, flush=True)
