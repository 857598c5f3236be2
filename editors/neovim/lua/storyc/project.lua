--- The folder that the server may read from.
local M = {}

local loop = vim.uv or vim.loop

--- Return the nearest folder with a `story.toml`, else the nearest repository, else the script's
--- own folder: the server reads nothing outside of it.
--- @param buffer number
--- @return string
function M.root(buffer)
  local own = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
  for _, marker in ipairs({ 'story.toml', '.git' }) do
    local folder, below = own, nil
    while folder ~= below do
      if loop.fs_stat(folder .. '/' .. marker) then
        return folder
      end
      folder, below = vim.fn.fnamemodify(folder, ':h'), folder
    end
  end
  return own
end

return M
