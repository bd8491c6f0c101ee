using System.Numerics.Tensors;

namespace Marketplace.Search.Matching;

/// <summary>The leading directions of a large sparse matrix, found by random projection and a few rounds of power iteration.</summary>
internal static class Decomposition
{
    private const int Oversampling = 20;
    private const int PowerIterations = 2;
    private const int MostSweeps = 16;

    /// <summary>The right singular vectors that belong to the largest singular values: one row a column of <paramref name="matrix"/>.</summary>
    public static Matrix RightVectors(SparseRows matrix, int count, int seed)
    {
        var width = Math.Min(count + Oversampling, Math.Min(matrix.Rows, matrix.Columns));
        count = Math.Min(count, width);
        var range = Orthonormal(matrix.Times(Gaussian(matrix.Columns, width, seed)));
        for (var i = 0; i < PowerIterations; i++) range = Orthonormal(matrix.Times(matrix.TransposedTimes(range)));

        var projected = matrix.TransposedTimes(range);
        var (values, vectors) = Eigen(projected.TransposedTimes(projected));
        var turn = new Matrix(width, count);
        for (var j = 0; j < count; j++)
        {
            var scale = values[j] > 1e-12 ? 1 / Math.Sqrt(values[j]) : 0;
            for (var i = 0; i < width; i++) turn.Values[i * turn.Stride + j] = (float)(vectors[j][i] * scale);
        }

        return projected.Times(turn);
    }

    private static Matrix Gaussian(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var matrix = new Matrix(rows, columns);
        for (var r = 0; r < rows; r++)
        {
            var row = matrix.Row(r);
            for (var c = 0; c < columns; c++)
                row[c] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return matrix;
    }

    // The factor of the columns' inner products makes them orthonormal; twice, because the first time loses what single precision cannot hold.
    private static Matrix Orthonormal(Matrix columns)
    {
        for (var round = 0; round < 2; round++) columns = columns.Times(InverseFactor(columns.TransposedTimes(columns)));
        return columns;
    }

    /// <summary>The upper triangular matrix R⁻¹ of the symmetric matrix RᵀR.</summary>
    private static Matrix InverseFactor(Matrix gram)
    {
        var n = gram.Rows;
        var trace = 0.0;
        for (var i = 0; i < n; i++) trace += gram.Row(i)[i];
        var shift = trace * 1e-7 / n;

        var lower = new double[n][];
        for (var i = 0; i < n; i++)
        {
            lower[i] = new double[n];
            var row = gram.Row(i);
            for (var j = 0; j <= i; j++)
            {
                var rest = row[j] - TensorPrimitives.Dot<double>(lower[i].AsSpan(0, j), lower[j].AsSpan(0, j));
                lower[i][j] = i == j ? Math.Sqrt(Math.Max(rest + shift, shift)) : rest / lower[j][j];
            }
        }

        // Row i of L⁻¹ from the rows above it; R⁻¹ is its transpose.
        var inverse = new double[n][];
        for (var i = 0; i < n; i++)
        {
            inverse[i] = new double[n];
            for (var j = 0; j < i; j++) TensorPrimitives.MultiplyAdd<double>(inverse[j], -lower[i][j], inverse[i], inverse[i]);
            inverse[i][i] = 1;
            TensorPrimitives.Multiply<double>(inverse[i], 1 / lower[i][i], inverse[i]);
        }

        var result = new Matrix(n, n);
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
                result.Values[j * result.Stride + i] = (float)inverse[i][j];
        return result;
    }

    /// <summary>Values, largest first, and vectors of a symmetric matrix without negative values: its rows are turned in pairs until all are orthogonal.</summary>
    private static (double[] Values, double[][] Vectors) Eigen(Matrix symmetric)
    {
        var n = symmetric.Rows;
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[n];
            TensorPrimitives.ConvertChecked<float, double>(symmetric.Row(i), rows[i]);
        }

        var spare = new double[n];
        for (var (sweep, turned) = (0, true); turned && sweep < MostSweeps; sweep++)
        {
            turned = false;
            for (var i = 0; i < n - 1; i++)
                for (var j = i + 1; j < n; j++)
                {
                    double[] a = rows[i], b = rows[j];
                    var (aa, bb, ab) = (TensorPrimitives.Dot<double>(a, a), TensorPrimitives.Dot<double>(b, b), TensorPrimitives.Dot<double>(a, b));
                    if (Math.Abs(ab) <= 1e-9 * Math.Sqrt(aa * bb)) continue;
                    turned = true;
                    var zeta = (bb - aa) / (2 * ab);
                    var tangent = Math.Sign(zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
                    if (zeta == 0) tangent = 1;
                    var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
                    var sine = cosine * tangent;
                    TensorPrimitives.Multiply<double>(b, sine, spare);
                    TensorPrimitives.Multiply<double>(b, cosine, b);
                    TensorPrimitives.MultiplyAdd<double>(a, sine, b, b);
                    TensorPrimitives.Multiply<double>(a, cosine, a);
                    TensorPrimitives.Subtract<double>(a, spare, a);
                }
        }

        var values = rows.Select(r => TensorPrimitives.Norm<double>(r)).ToArray();
        for (var i = 0; i < n; i++)
            if (values[i] > 0) TensorPrimitives.Divide<double>(rows[i], values[i], rows[i]);
        Array.Sort(values, rows, Comparer<double>.Create((x, y) => y.CompareTo(x)));
        return (values, rows);
    }
}
