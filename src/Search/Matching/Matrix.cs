using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Search.Matching;

/// <summary>A matrix of floats, row by row. Rows are padded with zeros to whole tiles, so that products need no remainder.</summary>
internal sealed class Matrix
{
    private const int Lanes = 2;
    private const int Depth = 256;
    private const int Strip = 32;

    private static readonly int Tile = Lanes * Vector<float>.Count;

    public Matrix(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        Stride = (columns + Tile - 1) / Tile * Tile;
        Values = new float[(long)rows * Stride];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public float[] Values { get; }

    public Span<float> Row(int row) => Values.AsSpan(row * Stride, Columns);

    public static Matrix Identity(int size)
    {
        var identity = new Matrix(size, size);
        for (var i = 0; i < size; i++) identity.Values[i * identity.Stride + i] = 1;
        return identity;
    }

    /// <summary><c>this · other</c>.</summary>
    public Matrix Times(Matrix other)
    {
        var product = new Matrix(Rows, other.Columns);
        Multiply(this, Stride, 1, Columns, other, product);
        return product;
    }

    /// <summary><c>thisᵀ · other</c>.</summary>
    public Matrix TransposedTimes(Matrix other)
    {
        var product = new Matrix(Columns, other.Columns);
        Multiply(this, 1, Stride, Rows, other, product);
        return product;
    }

    public Matrix Transposed()
    {
        var turned = new Matrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
            for (var j = 0; j < Columns; j++)
                turned.Values[j * turned.Stride + i] = Values[i * Stride + j];
        return turned;
    }

    // Each strip of the product belongs to one thread and is summed in one order, so the result does not depend on how many threads there are.
    private static void Multiply(Matrix left, int rowStep, int depthStep, int depth, Matrix right, Matrix product) =>
        Parallel.For(0, (product.Rows + Strip - 1) / Strip, strip =>
        {
            var (first, last) = (strip * Strip, Math.Min((strip + 1) * Strip, product.Rows));
            for (var from = 0; from < depth; from += Depth)
            {
                var to = Math.Min(from + Depth, depth);
                for (var column = 0; column < product.Stride; column += Tile)
                {
                    var row = first;
                    for (; row + 4 <= last; row += 4) FourRows(left.Values, row * rowStep, rowStep, depthStep, from, to, right, column, product, row);
                    for (; row < last; row++) OneRow(left.Values, row * rowStep, depthStep, from, to, right, column, product, row);
                }
            }
        });

    private static void FourRows(float[] left, int offset, int rowStep, int depthStep, int from, int to, Matrix right, int column, Matrix product, int row)
    {
        var width = (nuint)Vector<float>.Count;
        ref var a = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(left), offset);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(right.Values), column);
        ref var c = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(product.Values), row * product.Stride + column);
        var stride = (nuint)product.Stride;
        Vector<float> c00 = Vector.LoadUnsafe(ref c), c01 = Vector.LoadUnsafe(ref c, width);
        Vector<float> c10 = Vector.LoadUnsafe(ref c, stride), c11 = Vector.LoadUnsafe(ref c, stride + width);
        Vector<float> c20 = Vector.LoadUnsafe(ref c, 2 * stride), c21 = Vector.LoadUnsafe(ref c, 2 * stride + width);
        Vector<float> c30 = Vector.LoadUnsafe(ref c, 3 * stride), c31 = Vector.LoadUnsafe(ref c, 3 * stride + width);
        for (var d = from; d < to; d++)
        {
            var at = (nuint)(d * right.Stride);
            Vector<float> b0 = Vector.LoadUnsafe(ref b, at), b1 = Vector.LoadUnsafe(ref b, at + width);
            var step = d * depthStep;
            var x = new Vector<float>(Unsafe.Add(ref a, step));
            c00 = Vector.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector.FusedMultiplyAdd(x, b1, c01);
            x = new Vector<float>(Unsafe.Add(ref a, step + rowStep));
            c10 = Vector.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector.FusedMultiplyAdd(x, b1, c11);
            x = new Vector<float>(Unsafe.Add(ref a, step + 2 * rowStep));
            c20 = Vector.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector.FusedMultiplyAdd(x, b1, c21);
            x = new Vector<float>(Unsafe.Add(ref a, step + 3 * rowStep));
            c30 = Vector.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector.FusedMultiplyAdd(x, b1, c31);
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, width);
        c10.StoreUnsafe(ref c, stride);
        c11.StoreUnsafe(ref c, stride + width);
        c20.StoreUnsafe(ref c, 2 * stride);
        c21.StoreUnsafe(ref c, 2 * stride + width);
        c30.StoreUnsafe(ref c, 3 * stride);
        c31.StoreUnsafe(ref c, 3 * stride + width);
    }

    private static void OneRow(float[] left, int offset, int depthStep, int from, int to, Matrix right, int column, Matrix product, int row)
    {
        var width = (nuint)Vector<float>.Count;
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(right.Values), column);
        ref var c = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(product.Values), row * product.Stride + column);
        Vector<float> c0 = Vector.LoadUnsafe(ref c), c1 = Vector.LoadUnsafe(ref c, width);
        for (var d = from; d < to; d++)
        {
            var at = (nuint)(d * right.Stride);
            var x = new Vector<float>(left[offset + d * depthStep]);
            c0 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref b, at), c0);
            c1 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref b, at + width), c1);
        }

        c0.StoreUnsafe(ref c);
        c1.StoreUnsafe(ref c, width);
    }
}
