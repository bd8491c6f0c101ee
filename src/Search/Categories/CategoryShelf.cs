namespace Marketplace.Search.Categories;

/// <summary>The category model in use.</summary>
internal sealed class CategoryShelf
{
    private volatile CategoryModel _model = CategoryModel.Untaught;

    public CategoryModel Model => _model;

    public void Learn(IReadOnlyList<FiledBrief> briefs) => _model = CategoryModel.Learn(briefs);
}
