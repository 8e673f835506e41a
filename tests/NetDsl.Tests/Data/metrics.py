"""Makes metrics.json, the figures that Training/MetricFigureTests.cs holds the metrics to: python3 metrics.py > metrics.json

scikit-learn's published definitions, in rational arithmetic without rounding until the end. Each function is named after the one of
sklearn.metrics that it restates, with the averages that it takes; nothing of NetDsl is in here. Scores and weights have few digits, so
that there are ties.
"""
import json
import random
from fractions import Fraction as F
from decimal import Decimal, getcontext

getcontext().prec = 60
EPSILON = F(2) ** -52  # numpy.finfo(numpy.float64).eps


def root(value):
    return float((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


def counts(truth, predicted, weights, label):
    true_positive = sum((w for t, p, w in zip(truth, predicted, weights) if t == label == p), F(0))
    return true_positive, sum((w for p, w in zip(predicted, weights) if p == label), F(0)), sum((w for t, w in zip(truth, weights) if t == label), F(0))


def divide(a, b):
    return a / b if b else F(0)  # zero_division=0


def precision_recall_f1(truth, predicted, weights, labels):
    """precision_score, recall_score, f1_score: average='macro' over the labels."""
    of_labels = []
    for label in labels:
        tp, of_predicted, of_truth = counts(truth, predicted, weights, label)
        of_labels.append((divide(tp, of_predicted), divide(tp, of_truth), divide(2 * tp, of_predicted + of_truth)))
    return [sum(column) / len(labels) for column in zip(*of_labels)]


def balanced_accuracy_score(truth, predicted, weights):
    recalls = []
    for label in sorted(set(truth)):
        tp, _, of_truth = counts(truth, predicted, weights, label)
        recalls.append(tp / of_truth)
    return sum(recalls) / len(recalls)


def roc_auc_score(truth, scores, weights):
    """The area under the curve of a binary problem: pairs in the right order, ties counted half."""
    right = total = F(0)
    for t, s, w in zip(truth, scores, weights):
        if not t:
            continue
        for u, r, v in zip(truth, scores, weights):
            if u:
                continue
            total += w * v
            right += w * v * (1 if s > r else F(1, 2) if s == r else 0)
    return right / total


def column(rows, i):
    return [row[i] for row in rows]


def r2_score(truth, predicted, weights):
    """multioutput='uniform_average', force_finite=True"""
    scores = []
    for i in range(len(truth[0])):
        y, f = column(truth, i), column(predicted, i)
        mean = sum(w * v for w, v in zip(weights, y)) / sum(weights)
        residual = sum(w * (v - p) ** 2 for w, v, p in zip(weights, y, f))
        total = sum(w * (v - mean) ** 2 for w, v in zip(weights, y))
        scores.append(1 - residual / total if total else F(0) if residual else F(1))
    return sum(scores) / len(scores)


def root_mean_squared_error(truth, predicted, weights):
    """multioutput='uniform_average'"""
    size = len(truth[0])
    return sum(
        root(sum(w * (v - p) ** 2 for w, v, p in zip(weights, column(truth, i), column(predicted, i))) / sum(weights)) for i in range(size)) / size


def mean_absolute_percentage_error(truth, predicted, weights):
    """multioutput='uniform_average'"""
    size = len(truth[0])
    return sum(
        sum(w * abs(v - p) / max(abs(v), EPSILON) for w, v, p in zip(weights, column(truth, i), column(predicted, i))) / sum(weights)
        for i in range(size)) / size


def argmax(row):
    return max(range(len(row)), key=lambda i: (row[i], -i))


def exact(values):
    return [F(v) for v in values]  # floats are rationals


def classification(name, outputs, classes, weights, size):
    rows = [exact(row) for row in outputs]
    given = exact(weights) if weights else [F(1)] * len(rows)
    predicted = [int(row[0] > F(1, 2)) for row in rows] if size == 1 else [argmax(row) for row in rows]
    labels = [1] if size <= 2 else sorted(set(classes) | set(predicted))  # average='binary', else 'macro'
    precision, recall, f1 = precision_recall_f1(classes, predicted, given, labels)
    areas = [1] if size <= 2 else sorted(set(classes))
    auc = sum(roc_auc_score([c == label for c in classes], column(rows, 0 if size == 1 else label), given) for label in areas) / len(areas)
    return {
        "name": name, "size": size, "outputs": [v for row in outputs for v in row], "classes": classes, "weights": weights,
        "figures": {
            "precision": float(precision), "recall": float(recall), "F1": float(f1),
            "balanced accuracy": float(balanced_accuracy_score(classes, predicted, given)), "ROC AUC": float(auc),
        },
    }


def regression(name, outputs, targets, weights):
    rows, truth = [exact(row) for row in outputs], [exact(row) for row in targets]
    given = exact(weights) if weights else [F(1)] * len(rows)
    return {
        "name": name, "size": len(outputs[0]), "outputs": [v for row in outputs for v in row], "targets": [v for row in targets for v in row],
        "weights": weights,
        "figures": {
            "R2": float(r2_score(truth, rows, given)), "root mean squared error": float(root_mean_squared_error(truth, rows, given)),
            "mean absolute percentage error": float(mean_absolute_percentage_error(truth, rows, given)),
        },
    }


def main():
    chance = random.Random(7)

    def weights(rows):
        return [round(chance.uniform(0.1, 3), 3) for _ in range(rows)]

    entries = []
    rare = [int(chance.random() < 0.15) for _ in range(60)]
    # Scores of one digit: many are equal.
    scores = [[round(min(1, max(0, chance.gauss(0.35 + 0.3 * c, 0.25))), 1)] for c in rare]
    entries.append(classification("one output", scores, rare, None, 1))
    entries.append(classification("one output, weighted", scores, rare, weights(60), 1))
    pairs = [[1 - row[0], row[0]] for row in scores]
    entries.append(classification("two outputs", pairs, rare, None, 2))
    entries.append(classification("two outputs, weighted", pairs, rare, weights(60), 2))
    several = [min(3, int(chance.expovariate(1.2))) for _ in range(80)]

    def output(label, size):
        raw = [round(chance.random() + (0.6 if i == label else 0), 2) for i in range(size)]
        return [v / sum(raw) for v in raw]

    entries.append(classification("four classes", [output(c, 4) for c in several], several, None, 4))
    entries.append(classification("four classes, weighted", [output(c, 4) for c in several], several, weights(80), 4))
    # Class 2 is neither there nor predicted, class 4 is predicted and not there.
    absent = [chance.choice([0, 0, 1, 3]) for _ in range(30)]
    entries.append(classification("classes that are not there", [
        [v if i != 2 else 0.0 for i, v in enumerate(output(c if row % 7 else 4, 5))] for row, c in enumerate(absent)], absent, None, 5))

    def values(size, offset=0.0):
        targets = [[round(chance.gauss(offset, 3), 4) for _ in range(size)] for _ in range(50)]
        return [[round(v + chance.gauss(0, 1), 4) for v in row] for row in targets], targets

    for name, size, offset in (("one value", 1, 0.0), ("three values", 3, 0.0), ("far from zero", 2, 1e6)):
        outputs, targets = values(size, offset)
        entries.append(regression(name, outputs, targets, None))
        entries.append(regression(name + ", weighted", outputs, targets, weights(50)))
    entries.append(regression("a target that never changes", [[1.5, 2.0], [2.5, 2.0], [3.5, 2.0]], [[2.0, 2.0], [2.0, 2.0], [2.0, 2.0]], None))
    entries.append(regression("targets of zero", [[0.5], [1.0], [-1.0]], [[0.0], [1.0], [2.0]], None))
    print("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]")


if __name__ == "__main__":
    main()
