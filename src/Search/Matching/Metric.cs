using System.Numerics.Tensors;

namespace Marketplace.Search.Matching;

/// <summary>Two texts of one company: a piece of its work, and the rest of what is known of it.</summary>
internal sealed record RecordPair(int Company, float[] Piece, float[] Rest);

/// <summary>
/// Learns which directions of the latent space tell companies apart: a piece of work must find the company it was taken from among the
/// others of a batch, and the company its piece. Nothing but companies' own records is used. Training stops early, because longer training
/// learns the records by heart.
/// </summary>
internal static class Metric
{
    /// <summary>Below this many companies with a record of several pieces nothing can be learnt.</summary>
    public const int FewestCompanies = 64;

    private const int Batch = 256;
    private const int Steps = 30;
    private const int FewestSteps = 10;
    private const float Sharpness = 15;
    private const float Rate = .001f;

    public static Matrix? Learn(IReadOnlyList<RecordPair> pairs, int dimensions, int seed)
    {
        var companies = pairs.GroupBy(p => p.Company).Select(g => g.ToArray()).ToArray();
        if (companies.Length < FewestCompanies) return null;

        var random = new Random(seed);
        var metric = Matrix.Identity(dimensions);
        var adam = new Adam(metric.Values.Length);
        var size = Math.Min(Batch, companies.Length);
        // About once through the pairs: going through them again learns who wrote them, not what they are about.
        var steps = Math.Clamp(pairs.Count / size, FewestSteps, Steps);
        for (var step = 0; step < steps; step++)
        {
            random.Shuffle(companies);
            var (pieces, rests) = (new Matrix(size, dimensions), new Matrix(size, dimensions));
            for (var i = 0; i < size; i++)
            {
                var pair = companies[i][random.Next(companies[i].Length)];
                pair.Piece.CopyTo(pieces.Row(i));
                pair.Rest.CopyTo(rests.Row(i));
            }

            adam.Step(metric.Values, Gradient(pieces, rests, metric).Values, Rate);
        }

        return metric;
    }

    /// <summary>Of the mean cross-entropy of finding the right partner, both ways.</summary>
    private static Matrix Gradient(Matrix pieces, Matrix rests, Matrix metric)
    {
        var size = pieces.Rows;
        var (left, right) = (pieces.Times(metric), rests.Times(metric));
        var (leftLengths, rightLengths) = (Normalise(left), Normalise(right));
        var similar = left.Times(right.Transposed());
        var towards = new Matrix(size, size);
        var column = new float[size];
        for (var i = 0; i < size; i++)
        {
            TensorPrimitives.Multiply(similar.Row(i), Sharpness, similar.Row(i));
            TensorPrimitives.SoftMax(similar.Row(i), towards.Row(i));
        }

        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++) column[i] = similar.Row(i)[j];
            TensorPrimitives.SoftMax(column, column);
            for (var i = 0; i < size; i++) towards.Row(i)[j] += column[i];
            towards.Row(j)[j] -= 2;
        }

        TensorPrimitives.Multiply<float>(towards.Values, Sharpness / (2 * size), towards.Values);
        var (toLeft, toRight) = (towards.Times(right), towards.TransposedTimes(left));
        Backwards(toLeft, left, leftLengths);
        Backwards(toRight, right, rightLengths);
        var gradient = pieces.TransposedTimes(toLeft);
        TensorPrimitives.Add(gradient.Values, rests.TransposedTimes(toRight).Values, gradient.Values);
        return gradient;
    }

    private static float[] Normalise(Matrix rows)
    {
        var lengths = new float[rows.Rows];
        for (var i = 0; i < rows.Rows; i++)
        {
            lengths[i] = Math.Max(TensorPrimitives.Norm<float>(rows.Row(i)), 1e-6f);
            TensorPrimitives.Divide(rows.Row(i), lengths[i], rows.Row(i));
        }

        return lengths;
    }

    // Through the normalisation: only what is at right angles to the direction changes it.
    private static void Backwards(Matrix gradient, Matrix directions, float[] lengths)
    {
        for (var i = 0; i < gradient.Rows; i++)
        {
            var along = TensorPrimitives.Dot<float>(gradient.Row(i), directions.Row(i));
            TensorPrimitives.MultiplyAdd(directions.Row(i), -along, gradient.Row(i), gradient.Row(i));
            TensorPrimitives.Divide(gradient.Row(i), lengths[i], gradient.Row(i));
        }
    }

    private sealed class Adam(int size)
    {
        private const float First = .9f;
        private const float Second = .999f;

        private readonly float[] _mean = new float[size];
        private readonly float[] _square = new float[size];
        private int _steps;

        public void Step(float[] values, float[] gradient, float rate)
        {
            _steps++;
            var (firstBias, secondBias) = (1 - MathF.Pow(First, _steps), 1 - MathF.Pow(Second, _steps));
            for (var i = 0; i < values.Length; i++)
            {
                _mean[i] = First * _mean[i] + (1 - First) * gradient[i];
                _square[i] = Second * _square[i] + (1 - Second) * gradient[i] * gradient[i];
                values[i] -= rate * (_mean[i] / firstBias) / (MathF.Sqrt(_square[i] / secondBias) + 1e-8f);
            }
        }
    }
}
