using System.Numerics.Tensors;

namespace Marketplace.Search.Matching;

/// <summary>A matrix that is mostly zeros: the non-zero entries of each row, and the same by column.</summary>
internal sealed class SparseRows
{
    private readonly Half _byRow;
    private readonly Half _byColumn;

    /// <param name="rows">Entries of each row; a column appears at most once in a row.</param>
    /// <param name="columns">How many columns there are.</param>
    public SparseRows(IReadOnlyList<(int Column, float Value)[]> rows, int columns)
    {
        (Rows, Columns) = (rows.Count, columns);
        _byRow = new Half(rows.Count, rows.Sum(r => r.Length));
        _byColumn = new Half(columns, _byRow.Index.Length);
        foreach (var (column, _) in rows.SelectMany(r => r)) _byColumn.Start[column + 1]++;
        for (var c = 0; c < columns; c++) _byColumn.Start[c + 1] += _byColumn.Start[c];
        var next = _byColumn.Start.AsSpan(0, columns).ToArray();
        var at = 0;
        for (var r = 0; r < rows.Count; r++)
        {
            foreach (var (column, value) in rows[r])
            {
                (_byRow.Index[at], _byRow.Value[at]) = (column, value);
                (_byColumn.Index[next[column]], _byColumn.Value[next[column]]) = (r, value);
                next[column]++;
                at++;
            }

            _byRow.Start[r + 1] = at;
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary><c>this · dense</c>.</summary>
    public Matrix Times(Matrix dense) => Times(_byRow, Rows, dense);

    /// <summary><c>thisᵀ · dense</c>.</summary>
    public Matrix TransposedTimes(Matrix dense) => Times(_byColumn, Columns, dense);

    private static Matrix Times(Half half, int rows, Matrix dense)
    {
        var product = new Matrix(rows, dense.Columns);
        Parallel.For(0, rows, r =>
        {
            var row = product.Row(r);
            for (var i = half.Start[r]; i < half.Start[r + 1]; i++)
                TensorPrimitives.MultiplyAdd(dense.Row(half.Index[i]), half.Value[i], row, row);
        });
        return product;
    }

    private sealed class Half(int lines, int entries)
    {
        public int[] Start { get; } = new int[lines + 1];
        public int[] Index { get; } = new int[entries];
        public float[] Value { get; } = new float[entries];
    }
}
