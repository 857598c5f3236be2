--- Starts the server in Neovim 0.7 to 0.10, which have no `vim.lsp.enable`: one for each project.
local config = require('storyc.config')
local project = require('storyc.project')

local M = {}

local clients = {}

--- Let the server of its project know a buffer.
--- @param buffer number
function M.attach(buffer)
  if vim.bo[buffer].buftype ~= '' or vim.api.nvim_buf_get_name(buffer) == '' then
    return
  end
  local root = project.root(buffer)
  if not clients[root] then
    clients[root] = M.start(root)
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

--- Start a server for a folder and return the client's number.
--- @param root string
--- @return number|nil
function M.start(root)
  return vim.lsp.start_client(vim.tbl_extend('force', config, {
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    on_exit = function()
      clients[root] = nil
    end,
  }))
end

return M
