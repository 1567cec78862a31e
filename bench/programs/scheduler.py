# SPDX-License-Identifier: MIT
"""An operating system in small, in the manner of Richards: tasks with priorities that pass packets."""
# group: objects
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
IDLE, WORKER, HANDLER, DEVICE = range(4)


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, ident, priority, queue):
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.waiting = queue is None
        self.held = False
        scheduler.add(self)

    def receive(self, packet):
        self.queue = packet.append_to(self.queue)
        self.waiting = False

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
        return packet

    def runnable(self):
        return not self.held and not self.waiting

    def run(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None)
        self.waiting = False
        self.control = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            self.held = True
        elif self.control & 1:
            self.control = self.control >> 1 ^ 0xd008
            self.scheduler.release(DEVICE)
        else:
            self.control >>= 1
            self.scheduler.release(HANDLER)


class Worker(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue)
        self.count = 0

    def run(self, packet):
        if packet is None:
            self.waiting = True
            return
        packet.ident = HANDLER
        packet.datum = 0
        for i in range(4):
            self.count += 1
            if self.count > 26:
                self.count = 1
            packet.data[i] = 64 + self.count
        self.scheduler.send(packet)


class Handler(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, HANDLER, 2000, queue)
        self.pending = None

    def run(self, packet):
        if packet is not None:
            self.pending = packet.append_to(self.pending)
        work = self.pending
        if work is None:
            self.waiting = self.queue is None
            return
        if work.datum < 4:
            work.datum += 1
            self.scheduler.checksum += work.data[work.datum - 1]
            self.held = True
            self.scheduler.release(DEVICE)
        else:
            self.pending = work.link
            work.ident = WORKER
            self.scheduler.send(work)


class Device(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, DEVICE, 4000, None)
        self.hits = 0

    def run(self, packet):
        self.hits += 1
        self.held = True


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.table = [None] * 4
        self.sent = 0
        self.checksum = 0

    def add(self, task):
        self.tasks.append(task)
        self.tasks.sort(key=lambda t: -t.priority)
        self.table[task.ident] = task

    def release(self, ident):
        self.table[ident].held = False
        if ident == DEVICE:
            self.table[ident].waiting = False

    def send(self, packet):
        self.sent += 1
        self.table[packet.ident].receive(packet)

    def loop(self):
        idle = self.table[IDLE]
        while not idle.held:
            for task in self.tasks:
                if task.runnable():
                    task.run(task.take())
                    break


scheduler = Scheduler()
Idle(scheduler, int(500000 * SIZE))
Worker(scheduler, Packet(Packet(None, WORKER, 1), WORKER, 1))
Handler(scheduler, Packet(None, HANDLER, 0))
Device(scheduler)
scheduler.loop()
print(scheduler.sent, scheduler.checksum, scheduler.table[DEVICE].hits)
