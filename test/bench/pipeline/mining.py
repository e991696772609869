"""Process mining with pandas and numpy: transitions, variants, conformance.

All of it starts from one frame of events in order: ticket_id, activity (a
category), event_at, hours (to the ticket's next event; NaN = its last).
"""
import numpy as np
import pandas as pd


def load_events(con):
    """The frame, from DuckDB; an ENUM arrives as a category, without a copy of
    a string a row."""
    con.execute("CREATE TYPE activity AS ENUM "
                "(SELECT DISTINCT activity FROM int_events ORDER BY 1)")
    return con.execute("""
        SELECT ticket_id, activity::activity AS activity, event_at,
               hours_between(event_at, next_at) AS hours
        FROM int_events ORDER BY ticket_id, position""").df()


def transitions(events):
    """Which activity follows which: how often, how long, with what chance."""
    pairs = pd.DataFrame({"source": events.activity,
                          "target": events.activity.shift(-1),
                          "hours": events.hours}).dropna(subset="hours")
    hours = pairs.groupby(["source", "target"], observed=True).hours
    table = hours.agg(["size", "mean", "median", "sum"]).reset_index()
    table.columns = ["source", "target", "count", "mean_hours", "median_hours",
                     "total_hours"]
    leaving = table.groupby("source", observed=True)["count"].transform("sum")
    table["probability"] = table["count"] / leaving
    return table.astype({"source": str, "target": str})


def matrix(table):
    """The same as a matrix of probabilities, source by target."""
    return table.pivot(index="source", columns="target",
                       values="probability").fillna(0.0)


def spelled(events):
    """A ticket's way as a word, a letter an activity: a frame of ticket_id,
    way, hours from first event to last. One text is cut at the tickets'
    bounds, which spares a Python loop over events."""
    codes = events.activity.cat.codes.to_numpy().astype("<u4") + 33
    text = codes.tobytes().decode("utf-32-le")
    tickets = events.ticket_id.to_numpy()
    starts = np.flatnonzero(np.r_[True, tickets[1:] != tickets[:-1]])
    ends = np.r_[starts[1:], len(tickets)]
    at = events.event_at.to_numpy()
    return pd.DataFrame({
        "ticket_id": tickets[starts],
        "way": [text[a:b] for a, b in zip(starts, ends)],
        "hours": (at[ends - 1] - at[starts]) / np.timedelta64(1, "h")})


def variants(events, ways):
    """Each way that tickets took: how many, their share, how long."""
    hours = ways.groupby("way", sort=False).hours
    table = hours.agg(["size", "mean", "median"]).reset_index()
    table.columns = ["way", "cases", "mean_hours", "median_hours"]
    names = events.activity.cat.categories
    table["variant"] = [" -> ".join(names[ord(letter) - 33] for letter in way)
                        for way in table.way]
    table["share"] = table.cases / len(ways)
    table = table.sort_values(["cases", "variant"], ascending=[False, True])
    return table.drop(columns="way").reset_index(drop=True)


def conformance(events, ways, allowed):
    """Did a ticket go one of the documented ways."""
    letter = {name: chr(33 + code)
              for code, name in enumerate(events.activity.cat.categories)}
    words = {"".join(letter.get(name, "?") for name in path)
             for path in allowed}
    return pd.DataFrame({"ticket_id": ways.ticket_id,
                         "conforms": ways.way.isin(words)})


def bottlenecks(table):
    """Transitions by time and volume, the largest first."""
    scored = table.assign(score=table.mean_hours * table["count"])
    return scored.sort_values("score", ascending=False).reset_index(drop=True)
