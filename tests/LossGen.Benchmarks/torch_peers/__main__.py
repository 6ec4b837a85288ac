"""PyTorch's side of the benchmarks: answers questions on standard input, a line each, and times itself.

load KEY ROWS COLUMNS INPUTS LABELS GRADIENTS FOLDER   reads what the losses are given
compute                                                writes the gradients, answers the mean loss
time CALLS                                             answers the seconds of one call
"""
import os
import sys
import time


class Peer:
    def __init__(self, torch, losses, tuned):
        self.torch = torch
        self.ways = losses.TUNED if tuned else losses.USUAL
        # As the others: the time that the thread computed, where it is the only one.
        self.clock = time.thread_time if torch.get_num_threads() == 1 else time.perf_counter
        self.way = None

    def load(self, key, rows, columns, inputs, labels, gradients, folder):
        torch = self.torch
        rows, columns = int(rows), int(columns)

        def read(name, dtype):
            with open(os.path.join(folder, name), "rb") as file:
                return torch.frombuffer(bytearray(file.read()), dtype=dtype)

        self.folder = folder
        self.given = [read(f"input{i}", torch.float32).view(rows, columns) for i in range(int(inputs))]
        if int(labels):
            self.given.append(read("labels", torch.int32).long())
        self.way = min((way(int(gradients), *self.given) for way in self.ways[key]), key=self.first_impression)
        return 0

    def first_impression(self, way):
        way()
        return min(self.seconds(way, 1) for _ in range(5))

    def compute(self):
        loss, gradients = self.way()
        for i, gradient in enumerate(gradients):
            with open(os.path.join(self.folder, f"gradient{i}"), "wb") as file:
                file.write(gradient.detach().contiguous().numpy().tobytes())
        return float(loss)

    def time(self, calls):
        return self.seconds(self.way, int(calls))

    def seconds(self, way, calls):
        start = self.clock()
        for _ in range(calls):
            way()
        return (self.clock() - start) / calls


def main():
    try:
        import torch
        import losses
    except ImportError as error:
        print(error, flush=True)
        return

    tuned = sys.argv[1:] == ["tuned"]
    if tuned:
        torch.set_num_threads(1)
    peer = Peer(torch, losses, tuned)
    print("ready", flush=True)
    for line in sys.stdin:
        question, *arguments = line.split()
        answer = {"load": peer.load, "compute": peer.compute, "time": peer.time}[question](*arguments)
        print(repr(float(answer)), flush=True)


main()
