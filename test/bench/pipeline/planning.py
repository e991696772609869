"""Forecast, anomalies, capacity and recommendations: pandas and statsmodels."""
import numpy as np
import pandas as pd
from statsmodels.tsa.holtwinters import ExponentialSmoothing

SEASON = 7
# Agents' hours a stay, by the last three whole months, and the staff.
GROUP_WORK = """
    WITH months AS (
      SELECT date_trunc('month', as_of) AS until,
             until-to_months(3) AS since
      FROM config
    ), minutes AS (
      SELECT a.group_name, sum(e.agent_minutes)/60 AS hours
      FROM stg_ticket_events AS e, stg_agents AS a, months
      WHERE a.agent_id=e.agent_id AND event_at>=since AND event_at<until
      GROUP BY a.group_name
    ), stays AS (
      SELECT group_name, count(*) AS n
      FROM int_group_stints, months
      WHERE from_at>=since AND from_at<until
      GROUP BY group_name
    ), money AS (
      SELECT 60*sum(cost)/sum(agent_minutes) AS hourly_cost
      FROM stg_ticket_costs
    )
    SELECT group_name AS name, hours/n AS hours_per_ticket, fte,
           productive_hours, hourly_cost
    FROM money, stays
    JOIN minutes USING (group_name)
    JOIN stg_group_capacity USING (group_name)"""
Z = {80: 1.2815515655446004, 95: 1.959963984540054}


def daily_series(con):
    """Arrivals a day, days without any included: a column a series, the desk's
    first, then each group's."""
    rows = con.execute("""
        SELECT created_at::DATE AS day, 'all' AS name, count(*) AS n
        FROM stg_tickets GROUP BY ALL
        UNION ALL
        SELECT from_at::DATE, group_name, count(*)
        FROM int_group_stints GROUP BY ALL""").df()
    table = rows.pivot(index="day", columns="name", values="n")
    [(as_of,)] = con.execute("SELECT as_of FROM config").fetchall()
    days = pd.date_range(table.index.min(),
                         pd.Timestamp(as_of).normalize() - pd.Timedelta(days=1))
    return table.reindex(days).fillna(0.0).asfreq("D")


def fit(y):
    """Holt-Winters with additive trend and week, start values estimated."""
    return ExponentialSmoothing(y, trend="add", seasonal="add",
                                seasonal_periods=SEASON,
                                initialization_method="estimated").fit()


def bounds(model, horizon):
    """Standard deviation of the error h steps ahead: the additive model's
    closed form (Hyndman and others 2008, class 1)."""
    p = model.params
    a, b = p["smoothing_level"], p["smoothing_trend"]
    j = np.arange(1, horizon)
    season = (1 - a) * p["smoothing_seasonal"] * (j % SEASON == 0)
    weights = a * (1 + j * b) + season
    sigma2 = model.sse / (len(model.fittedvalues) - 5 - SEASON)
    return np.sqrt(sigma2 * np.r_[1.0, 1 + np.cumsum(weights**2)])


def forecast_one(name, y, horizon):
    model = fit(y)
    mean = model.forecast(horizon)
    sd = bounds(model, horizon)
    table = pd.DataFrame({"name": name, "day": mean.index,
                          "forecast": np.maximum(mean.to_numpy(), 0)})
    for level, z in Z.items():
        table[f"lower_{level}"] = np.maximum(mean.to_numpy() - z * sd, 0)
        table[f"upper_{level}"] = mean.to_numpy() + z * sd
    return table


def forecast(series):
    """Thirty days, and on to the end of that month."""
    first = series.index[-1] + pd.Timedelta(days=1)
    last = first + pd.Timedelta(days=29) + pd.offsets.MonthEnd(0)
    horizon = (last - first).days + 1
    return pd.concat([forecast_one(name, series[name], horizon)
                      for name in series], ignore_index=True)


def backtest(series, origins=8, horizon=28):
    """What would have been forecast on eight days, a week apart, beside what
    came; the yardstick is the same weekday of the last week."""
    tables = []
    for name in series:
        y = series[name]
        for back in range(origins):
            cut = len(y) - horizon - 7 * back
            table = forecast_one(name, y.iloc[:cut], horizon)
            table["origin"] = y.index[cut]
            table["actual"] = y.iloc[cut:cut + horizon].to_numpy()
            table["naive"] = np.tile(y.iloc[cut - 7:cut], 4)
            tables.append(table)
    return pd.concat(tables, ignore_index=True)


def accuracy(tested):
    """The forecast's errors by series, beside the yardstick's."""
    error = (tested.forecast - tested.actual).abs()
    naive = (tested.naive - tested.actual).abs()
    inside = tested.actual.between(tested.lower_80, tested.upper_80)
    table = pd.DataFrame({"mae": error, "naive_mae": naive,
                          "coverage_80": inside})
    table = table.groupby(tested.name).mean()
    table["relative_mae"] = table.mae / table.naive_mae
    return table.reset_index()


def anomalies(series, days=28, limit=3.0):
    """Each day against the days before it."""
    before = series.shift(1).rolling(days)
    score = (series - before.mean()) / before.std()
    table = pd.DataFrame({"volume": series.stack(), "zscore": score.stack()})
    table.index.names = ["day", "name"]
    table = table.dropna().reset_index()
    return table.assign(is_anomaly=table.zscore.abs() > limit)


def capacity(con, forecasts):
    """Work that comes to each group in a month against what its people can
    do: as sql/marts/mart_capacity.sql, for the months forecast."""
    ahead = forecasts[forecasts["name"] != "all"]
    demand = (ahead.groupby(["name", ahead.day.dt.to_period("M")])
              [["forecast", "lower_80", "upper_80"]].sum().reset_index())
    work = con.execute(GROUP_WORK).df()
    table = demand.merge(work, on="name")
    first = table.day.dt.start_time.to_numpy().astype("datetime64[D]")
    after = (table.day + 1).dt.start_time.to_numpy().astype("datetime64[D]")
    table["working_days"] = np.busday_count(first, after)
    table["required_hours"] = table.forecast * table.hours_per_ticket
    present = table.fte * table.working_days
    for column, days in [("forecast", "gap_days"), ("lower_80", "gap_low_days"),
                         ("upper_80", "gap_high_days")]:
        table[days] = (table[column] * table.hours_per_ticket
                       / table.productive_hours - present)
    table["gap_cost"] = (table.gap_days * table.productive_hours
                         * table.hourly_cost)
    return table.assign(day=table.day.dt.start_time)


def capacity_advice(capacity):
    for row in capacity[capacity.gap_days >= 1].itertuples():
        yield {"area": "capacity", "owner": row.name, "money": row.gap_cost,
               "hours": row.gap_days * row.productive_hours,
               "confidence": "high" if row.gap_low_days > 0 else "medium",
               "finding": f"{row.name} lacks {row.gap_days:.1f} days in "
                          f"{row.day:%B %Y}",
               "action": f"find {row.gap_days / row.working_days:.1f} people, "
                         "or move tickets"}


def bottleneck_advice(con):
    for group, mean, n, rate in con.execute("""
            SELECT group_name, mean_hours, ended_stays, breach_rate
            FROM mart_group_performance
            WHERE bottleneck_rank = 1""").fetchall():
        yield {"area": "bottleneck", "owner": group, "money": None,
               "hours": mean * n / 12 * 0.1, "confidence": "high",
               "finding": f"{group} holds a ticket {mean:.1f} h and breaches "
                          f"{rate:.0%}",
               "action": "shorten the queue there first"}


def outcome_advice(con):
    for flag in ("escalated", "reopened"):
        [(n, cost, csat)] = con.execute(f"""
            SELECT count(*) FILTER (WHERE {flag}) / 12,
                   avg(cost) FILTER (WHERE {flag})
                     - avg(cost) FILTER (WHERE NOT {flag}),
                   avg(csat) FILTER (WHERE {flag})
                     - avg(csat) FILTER (WHERE NOT {flag})
            FROM mart_ticket_outcomes
            WHERE solved_at IS NOT NULL""").fetchall()
        yield {"area": "outcome", "owner": "all", "money": n * cost * 0.1,
               "hours": None, "confidence": "low",
               "finding": f"a ticket that is {flag} costs {cost:.0f} more "
                          f"and is rated {csat:+.2f}",
               "action": f"have one in ten fewer {flag}"}


def risk_advice(con):
    for group, n in con.execute("""
            SELECT group_name, count(*) FROM mart_sla
            WHERE stopped_at IS NULL AND sla_status = 'at_risk'
            GROUP BY group_name ORDER BY 2 DESC""").fetchall():
        yield {"area": "at risk", "owner": group, "money": None, "hours": None,
               "confidence": "high", "action": "take them first",
               "finding": f"{n} clocks of {group} run out soon"}


def recommendations(con, capacity):
    rows = [*capacity_advice(capacity), *bottleneck_advice(con),
            *outcome_advice(con), *risk_advice(con)]
    table = pd.DataFrame(rows)
    weight = table.confidence.map({"high": 1.0, "medium": 0.6, "low": 0.3})
    table["weight"] = weight * table.money.fillna(0).clip(lower=0)
    table = table.sort_values("weight", ascending=False, kind="stable")
    table.insert(0, "rank", range(1, len(table) + 1))
    return table.drop(columns="weight")
