// The same harbour in Python, as it is before the cycle's work.
import type { Files } from '../case.ts'
import { pythonOffice } from './python-office.ts'
import { pythonSupport } from './python-support.ts'

export const pythonProduct: Files = {
  ...pythonOffice,
  ...pythonSupport,
  'pyproject.toml': `[project]
name = "harbour"
version = "0.4.0"

[tool.pytest.ini_options]
pythonpath = ["src", "."]
`,
  'src/harbour/__init__.py': `from harbour.berths import Berths
from harbour.errors import HarbourError, NoBerth, UnknownShip
from harbour.ships import Cargo, Ship

__all__ = ["Berths", "Cargo", "HarbourError", "NoBerth", "Ship", "UnknownShip"]
`,
  'src/harbour/errors.py': `class HarbourError(Exception):
    code = None


class UnknownShip(HarbourError):
    pass


class NoBerth(HarbourError):
    pass
`,
  'src/harbour/ships.py': `from dataclasses import dataclass, field


@dataclass
class Cargo:
    kind: str
    tonnes: float


@dataclass
class Ship:
    name: str
    length: int = 40
    flag: str = "GR"
    cargo: list = field(default_factory=list)

    def label(self):
        return self.name

    @property
    def tonnage(self):
        return len(self.cargo)

    def to_dict(self):
        return {"name": self.name}

    def call_sign(self):
        raise NotImplementedError("Ship.call_sign")

    def insure(self):
        return self.insurer.policy_for(self.name)
`,
  'src/harbour/berths.py': `from harbour.errors import UnknownShip


class Berths:
    def __init__(self, lengths=(30, 60, 120)):
        self._lengths = list(lengths)
        self._taken = []
        self.listeners = []

    def __len__(self):
        return len(self._taken)

    def dock(self, ship):
        berth = min(len(self._taken) + 1, len(self._lengths))
        self._taken.append((berth, ship))
        return berth

    def free(self):
        return list(range(1, len(self._lengths) + 1))

    def of(self, name):
        for berth, ship in self._taken:
            if ship.name == name:
                return berth
        raise UnknownShip("none")

    def ships(self):
        return [ship.name for _, ship in self._taken]

    def leave(self, name):
        return None

    def transfer(self, name, other):
        return other.accept(name)

    async def settle(self):
        return []

    async def watch(self):
        for _ in ():
            yield ""
`,
  'src/harbour/dues.py': `def dues(ship, days):
    return days * 100


def format_money(cents):
    return str(cents)


def parse_money(text):
    return int(float(text))


def split(cents, ways):
    return [cents // ways] * ways


def discount_of(contract):
    return contract["terms"]["discount"]


async def invoice(ship):
    raise NotImplementedError(f"invoice for {ship.name}")
`,
  'src/harbour/tides.py': `def tide_at(hour):
    return 0.0


def is_safe(draught, hour):
    return True


def table():
    raise NotImplementedError
`,
  'src/harbour/times.py': `from datetime import datetime


def format_time(at, zone):
    return at.isoformat()


def hours_of(day, zone):
    return 24


def parse_arrival(text):
    return datetime.fromisoformat(text)
`,
}
