using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Marketplace.Search.Index.Lucene;

/// <summary>
/// Files are read into memory when they are opened: a search looks at hundreds of places in them, and each would be a call of the system. Not
/// memory-mapped: a file cut short by somebody else is then an error here and not the end of the process.
/// </summary>
internal sealed class ReadOnceDirectory(LuceneDirectory files) : FilterDirectory(files)
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        var input = base.OpenInput(name, context);
        if (context.Context == IOContext.UsageContext.MERGE) return input;
        using (input)
        {
            var file = new RAMFile();
            using (var memory = new RAMOutputStream(file)) memory.CopyBytes(input, input.Length);
            return new RAMInputStream(name, file);
        }
    }
}
