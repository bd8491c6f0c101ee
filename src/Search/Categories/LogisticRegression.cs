using System.Numerics.Tensors;

namespace Marketplace.Search.Categories;

/// <summary>One yes-or-no question over sparse vectors. Both answers weigh the same in training, however rare one is.</summary>
internal sealed class LogisticRegression
{
    private const int MostIterations = 100;
    private const int Memory = 8;
    private const double Tolerance = 1e-4;

    private readonly double[] _weights;

    private LogisticRegression(double[] weights) => _weights = weights;

    /// <param name="looseness">How far the weights may follow the examples; scikit-learn and LIBLINEAR call it C.</param>
    public static LogisticRegression Train(IReadOnlyList<(int Term, double Value)[]> vectors, IReadOnlyList<bool> answers, int terms, double looseness)
    {
        var yes = answers.Count(a => a);
        var (yesWeight, noWeight) = (answers.Count / 2.0 / Math.Max(1, yes), answers.Count / 2.0 / Math.Max(1, answers.Count - yes));
        var weights = new double[terms + 1];
        Minimise(weights, (at, gradient) =>
        {
            // The last weight is the constant and is not held back.
            at.AsSpan(0, terms).CopyTo(gradient);
            gradient[terms] = 0;
            var loss = TensorPrimitives.SumOfSquares<double>(at.AsSpan(0, terms)) / 2;
            for (var i = 0; i < vectors.Count; i++)
            {
                var sign = answers[i] ? 1 : -1;
                var margin = sign * Dot(at, vectors[i]);
                var weight = looseness * (answers[i] ? yesWeight : noWeight);
                loss += weight * (margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin);
                var slope = -sign * weight / (1 + Math.Exp(margin));
                foreach (var (term, value) in vectors[i]) gradient[term] += slope * value;
                gradient[terms] += slope;
            }

            return loss;
        });
        return new LogisticRegression(weights);
    }

    /// <summary>How likely yes is, 0–1.</summary>
    public double Probability((int Term, double Value)[] vector) => 1 / (1 + Math.Exp(-Dot(_weights, vector)));

    private static double Dot(double[] weights, (int Term, double Value)[] vector)
    {
        var sum = weights[^1];
        foreach (var (term, value) in vector) sum += weights[term] * value;
        return sum;
    }

    // L-BFGS: the curvature is told from the last few steps.
    private static void Minimise(double[] x, Func<double[], double[], double> function)
    {
        var n = x.Length;
        var gradient = new double[n];
        var value = function(x, gradient);
        var target = Tolerance * Math.Max(1, TensorPrimitives.Norm<double>(gradient));
        var steps = new List<(double[] Step, double[] Change, double Inverse)>();
        for (var iteration = 0; iteration < MostIterations && TensorPrimitives.Norm<double>(gradient) > target; iteration++)
        {
            var direction = Direction(gradient, steps);
            var slope = TensorPrimitives.Dot<double>(direction, gradient);
            var (next, nextGradient, nextValue) = (new double[n], new double[n], 0.0);
            for (var size = steps.Count == 0 ? 1 / TensorPrimitives.Norm<double>(gradient) : 1; ; size /= 2)
            {
                TensorPrimitives.MultiplyAdd<double>(direction, size, x, next);
                nextValue = function(next, nextGradient);
                if (nextValue <= value + 1e-4 * size * slope) break;
                if (size < 1e-12) return;
            }

            var (step, change) = (new double[n], new double[n]);
            TensorPrimitives.Subtract<double>(next, x, step);
            TensorPrimitives.Subtract<double>(nextGradient, gradient, change);
            var curvature = TensorPrimitives.Dot<double>(step, change);
            if (curvature > 1e-12) steps.Add((step, change, 1 / curvature));
            if (steps.Count > Memory) steps.RemoveAt(0);
            next.CopyTo(x, 0);
            (gradient, value) = (nextGradient, nextValue);
        }
    }

    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Inverse)> steps)
    {
        var direction = new double[gradient.Length];
        TensorPrimitives.Negate<double>(gradient, direction);
        var along = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            along[i] = steps[i].Inverse * TensorPrimitives.Dot<double>(steps[i].Step, direction);
            TensorPrimitives.MultiplyAdd<double>(steps[i].Change, -along[i], direction, direction);
        }

        if (steps.Count > 0)
            TensorPrimitives.Multiply<double>(direction, 1 / steps[^1].Inverse / TensorPrimitives.SumOfSquares<double>(steps[^1].Change), direction);
        for (var i = 0; i < steps.Count; i++)
        {
            var back = steps[i].Inverse * TensorPrimitives.Dot<double>(steps[i].Change, direction);
            TensorPrimitives.MultiplyAdd<double>(steps[i].Step, along[i] - back, direction, direction);
        }

        return direction;
    }
}
