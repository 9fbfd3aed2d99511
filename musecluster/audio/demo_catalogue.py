# SPDX-License-Identifier: GPL-3.0-or-later
"""Who plays what in the demo library: invented artists, three to a style, with a short album each."""

from __future__ import annotations

from typing import NamedTuple


class Album(NamedTuple):
    """An album of three tracks; `style` is one of demo_styles.STYLES, `genre` what the tags say."""

    style: str
    genre: str
    artist: str
    name: str
    year: int
    titles: tuple[str, str, str]


# fmt: off
CATALOGUE = (
    Album("ambient", "Ambient", "Halden Mist", "Slow Harbours", 2011,
          ("Tideglass", "Under Pale Ice", "Lantern Weather")),
    Album("ambient", "Ambient", "Öresjö", "Längre norrut", 2017,
          ("Första snön", "Is över viken", "Midnattsblå")),
    Album("ambient", "Drone; Ambient", "Cloudkeeper Nine", "Weightless Rooms", 2004,
          ("Airlock", "Soft Gravity", "Orbit Sleep")),
    Album("techno", "Techno", "Kilowatt Parade", "Substation", 1998,
          ("Transformer", "Night Shift", "Feeder Line")),
    Album("techno", "Techno", "Ravna 303", "Betonblumen", 2019,
          ("Beton", "Blumen", "Hof 7")),
    Album("techno", "Electronic", "Marta Voltová", "Dvě ráno", 2015,
          ("První tramvaj", "Sklad č. 5", "Stroboskop")),
    Album("waltz", "Classical; Piano", "Edda Fernhill", "Waltzes for an Empty Room", 1987,
          ("Dust on the Keys", "For Clara's Cat", "The Last Guest")),
    Album("waltz", "Piano", "Tobias Winterleigh", "Small Dances", 2009,
          ("Waltz in the Kitchen", "Umbrella Waltz", "Slow Turn")),
    Album("waltz", "Classical", "Amélie Ducastel", "Valses de poche", 1974,
          ("Valse des lampes", "Valse pressée", "Valse sans fin")),
    Album("metal", "Metal", "Gravel Saint", "Anvil Choir", 1986,
          ("Iron Sermon", "Ten Thousand Hammers", "Ash Parade")),
    Album("metal", "Thrash Metal", "Wolfram Hex", "Tungsten", 1991,
          ("Melt", "Vein of Ore", "No Daylight")),
    Album("metal", "Heavy Metal", "Çelik Kurt", "Demir Gece", 2008,
          ("Demir Gece", "Fırtına", "Son Kale")),
    Album("chiptune", "Chiptune", "Pixel Ferret", "Insert Coin Again", 2006,
          ("Level One", "Moon Cheese Chase", "Boss with a Hat")),
    Album("chiptune", "Chiptune", "8-Bit Botany", "Cartridge Garden", 2013,
          ("Fern Sprite", "Pollen Run", "Greenhouse Theme")),
    Album("chiptune", "Game", "ドットねずみ", "ポケットの月", 1990,
          ("はじまり", "くもの道", "おしろ")),
    Album("dub", "Dub; Reggae", "Tamarind Sound System", "Echo Street", 1977,
          ("Bassline Market", "Sunday Dub", "Tin Roof Version")),
    Album("dub", "Reggae", "Brother Cassava", "Riverside", 1981,
          ("River Come Down", "Easy Skank", "Mango Lane")),
    Album("dub", "Dub", "Low Tide Laboratory", "Experiments in Bass", 2003,
          ("Sample A", "Sample B", "Delay Unit")),
    Album("strings", "Classical; Chamber", "Quartett am Lindenhof", "Four Chorales", 1969,
          ("Morning Chorale", "Chorale for November", "Farewell")),
    Album("strings", "Classical", "Ravenscote Strings", "Northern Airs", 1994,
          ("Air in Grey", "The Long Field", "Evening over Peat")),
    Album("strings", "Chamber Music", "Orsolya Bánkúti", "Vonósok", 2012,
          ("Nyitány", "Csendes", "Hazafelé")),
    Album("boom-bap", "Hip-Hop", "Uncle Turntable", "Basement Tapes & Tea", 1994,
          ("Kettle On", "Dusty Corner", "Third Floor")),
    Album("boom-bap", "Hip-Hop", "Nina Sevenstep", "Blocks & Blossoms", 1999,
          ("Stoop Talk", "Rain Check", "Seven Steps Down")),
    Album("boom-bap", "Hip Hop; Instrumental", "Paper Crane Beats", "Fold", 2018,
          ("Crease", "Valley Fold", "Unfolded")),
)
# fmt: on
