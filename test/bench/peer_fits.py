"""One Holt-Winters fit of a year of days and thirty days of forecast, by
everyone: additive trend, additive week, start values fitted as well."""
import math
import warnings

import peer_tools as tools

OPTIONS = """'{"trend": "add", "seasonal": "add", "season": 7}'"""
COPIES = 50     # of ours in one question: one alone is quicker than the pipe

DAILY = """
    CREATE TEMP TABLE daily AS
    WITH arrivals(name, at) AS (
      SELECT 'all', created_at FROM stg_tickets
      UNION ALL
      SELECT group_name, from_at FROM int_group_stints
    )
    SELECT name, series(at, 1, '1 day', 'sum', '{"missing": "zero"}') AS series
    FROM arrivals GROUP BY name;
    CREATE TEMP TABLE copies AS
    WITH RECURSIVE n(i) AS (
      SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%d
    )
    SELECT i FROM n;""" % COPIES


def ours(shell, name):
    """The sum of squared errors of the fit that all copies make."""
    shell.ask(f"""
        SELECT sum(f.forecast) FROM copies, daily AS d,
          holt_winters_forecast(d.series, 30, {OPTIONS}) AS f
        WHERE d.name='{name}' GROUP BY copies.i""")


def our_sse(shell, name):
    [(sse,)] = shell.ask(f"""
        SELECT f.value FROM daily AS d, forecast_fit(d.series, {OPTIONS}) AS f
        WHERE d.name='{name}' AND f.parameter='sse'""")
    return sse


def statsmodels(y):
    from statsmodels.tsa.holtwinters import ExponentialSmoothing

    with warnings.catch_warnings():     # that it has not quite converged
        warnings.simplefilter("ignore")
        fit = ExponentialSmoothing(y, trend="add", seasonal="add",
                                   seasonal_periods=7,
                                   initialization_method="estimated").fit()
    fit.forecast(30)
    return float(fit.sse)


def statsforecast(y):
    from statsforecast.models import AutoETS

    model = AutoETS(season_length=7, model="AAA", damped=False).fit(y)
    model.predict(30)
    return float((model.model_["residuals"] ** 2).sum())


def one_series(shell, name, rounds):
    """contestant -> (seconds, sum of squared errors)."""
    runs = {"supportops": lambda: ours(shell, name)}
    if tools.importable("numpy"):
        import numpy as np

        y = np.array([row[0] for row in shell.ask(f"""
            SELECT p.y FROM daily AS d, series_points(d.series) AS p
            WHERE d.name='{name}' ORDER BY p.at""")], dtype=float)
        if tools.importable("statsmodels.tsa.holtwinters"):
            runs["statsmodels"] = lambda: statsmodels(y)
        if tools.importable("statsforecast.models"):
            runs["statsforecast"] = lambda: statsforecast(y)
    result = tools.compare(runs, rounds)
    seconds, _ = result["supportops"]
    result["supportops"] = seconds / COPIES, our_sse(shell, name)
    return result


def fits(shell, rounds):
    """The desk's arrivals and each group's: name -> one_series()."""
    shell.run(DAILY)
    names = shell.ask("SELECT name FROM daily ORDER BY name")
    return {name: one_series(shell, name, rounds) for name, in names}


def report(results):
    """A row a series: milliseconds and errors of each, and how many times as
    long as ours; the last row has the geometric mean of that."""
    peers = list(next(iter(results.values())))
    head = ["series"] + [f"{peer}, {what}" for peer in peers
                         for what in ("time", "SSE")]
    rows = [[name] + [cell for peer in peers for cell in
                      (tools.span(result[peer][0]), f"{result[peer][1]:.6g}")]
            for name, result in results.items()]
    last = ["beside ours"]
    for peer in peers:
        logs = [math.log(result[peer][0] / result["supportops"][0])
                for result in results.values()]
        last += [tools.times(math.exp(sum(logs) / len(logs)), 1), ""]
    return tools.table(head, rows + [last])
